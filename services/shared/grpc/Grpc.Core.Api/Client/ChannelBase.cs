namespace Grpc.Core;

/// <summary>A long-lived way to a server, over which clients make their calls.</summary>
public abstract class ChannelBase
{
    /// <summary>Names the channel's target.</summary>
    protected ChannelBase(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        Target = target;
    }

    /// <summary>The address that the channel was made for.</summary>
    public string Target { get; }

    /// <summary>A call invoker over this channel.</summary>
    public abstract CallInvoker CreateCallInvoker();

    /// <summary>Ends the channel, where it supports this; that of Grpc.Net.Client is ended by disposing it.</summary>
    public Task ShutdownAsync() => ShutdownAsyncCore();

    /// <summary>Does <see cref="ShutdownAsync"/>; a channel with nothing to end need not override it.</summary>
    protected virtual Task ShutdownAsyncCore() => Task.CompletedTask;
}
