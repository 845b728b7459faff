namespace Grpc.Core;

/// <summary>What all generated clients have in common.</summary>
public abstract partial class ClientBase
{
    private readonly CallInvoker? _callInvoker;

    /// <summary>A client without a channel, for test doubles; its calls throw InvalidOperationException unless overridden.</summary>
    protected ClientBase()
    {
    }

    /// <summary>A client over the configuration of another.</summary>
    protected ClientBase(ClientBaseConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Configuration = configuration;
        _callInvoker = configuration.CreateCallInvoker();
    }

    /// <summary>A client over a channel.</summary>
    protected ClientBase(ChannelBase channel) : this(InvokerOf(channel))
    {
    }

    /// <summary>A client over a call invoker.</summary>
    protected ClientBase(CallInvoker callInvoker) : this(new ClientBaseConfiguration(callInvoker, null))
    {
    }

    /// <summary>Makes the calls.</summary>
    protected CallInvoker CallInvoker =>
        _callInvoker ?? throw new InvalidOperationException($"This {GetType().Name} was made without a channel.");

    internal ClientBaseConfiguration? Configuration { get; }

    private static CallInvoker InvokerOf(ChannelBase channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return channel.CreateCallInvoker();
    }
}
