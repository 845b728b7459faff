using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>A candidate's side: keeps everything it is sent, and numbers what it says.</summary>
internal abstract class TestClient : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<ServerMessage> _messages = [];
    private Task<RpcException?> _reading = Task.FromResult<RpcException?>(null);

    /// <summary>Everything received, in order.</summary>
    public IReadOnlyList<ServerMessage> Messages
    {
        get
        {
            lock (_gate)
                return [.. _messages];
        }
    }

    /// <summary>Everything durable that was received, in order, as a replay would give it.</summary>
    public IReadOnlyList<ServerMessage> Durable =>
        [.. Messages.Where(message => message.Sequence > 0).Select(WithoutTiming)];

    /// <summary>Number of the next message.</summary>
    public long NextSequence { get; set; } = 1;

    /// <summary>Sends a message as it is.</summary>
    public abstract Task SendAsync(ClientMessage message);

    /// <summary>Numbers a message, sends it, and waits until it is acknowledged. Gives its number.</summary>
    public async Task<long> SayAsync(ClientMessage message)
    {
        message.ClientSequence = NextSequence++;
        await SendAsync(message);
        await GetAsync(received => received.AcknowledgedClientSequence >= message.ClientSequence);
        return message.ClientSequence;
    }

    /// <summary>The first message, from the <paramref name="from"/>th on, of which this is true. Waits for it.</summary>
    public async Task<ServerMessage> GetAsync(Func<ServerMessage, bool> isWanted, int from = 0)
    {
        await Eventually.HoldsAsync(
            () => Messages.Skip(from).Any(isWanted) || _reading.IsCompleted, TimeSpan.FromMinutes(2), "a message is received");
        if (Messages.Skip(from).FirstOrDefault(isWanted) is { } found)
            return found;
        var end = await _reading;
        throw new InvalidOperationException($"The stream ended without it ({end?.Status}). Received:\n{string.Join('\n', Messages)}");
    }

    /// <summary>The refusal of a message.</summary>
    public async Task<Error> ErrorAsync(ErrorReason reason) => (await GetAsync(message => message.Error?.Reason == reason)).Error;

    /// <summary>Waits until the newest state is this one, and nothing the interviewer has to say is on its way.</summary>
    public Task StateAsync(ConversationState state) => Eventually.HoldsAsync(
        () => Messages.LastOrDefault(message => message.InterviewState is not null)?.InterviewState.State == state,
        TimeSpan.FromMinutes(2),
        $"the conversation is {state}");

    /// <summary>Waits for a reply or another response of a kind.</summary>
    public Task<ServerMessage> ResponseAsync(ResponseKind kind) => GetAsync(message => message.LlmResponse?.Kind == kind);

    /// <summary>Waits until the stream has ended. Null: it ended well.</summary>
    public async Task<RpcException?> EndedAsync() => await _reading.WaitAsync(TimeSpan.FromMinutes(2));

    /// <summary>Waits until the stream has ended, and says why.</summary>
    public async Task<(StatusCode Code, ErrorReason Reason)> EndAsync() =>
        await EndedAsync() is { } e ? (e.StatusCode, RpcStatus.From(e).Reason) : (StatusCode.OK, ErrorReason.Unspecified);

    public abstract ValueTask DisposeAsync();

    protected void Read<T>(IAsyncStreamReader<T> stream, Func<T, ServerMessage> message) => _reading = ReadAsync(stream, message);

    private async Task<RpcException?> ReadAsync<T>(IAsyncStreamReader<T> stream, Func<T, ServerMessage> message)
    {
        try
        {
            while (await stream.MoveNext(CancellationToken.None))
            {
                lock (_gate)
                    _messages.Add(message(stream.Current));
            }

            return null;
        }
        catch (RpcException e)
        {
            return e;
        }
        catch (ObjectDisposedException)
        {
            return null; // The client left between two messages.
        }
    }

    private static ServerMessage WithoutTiming(ServerMessage message)
    {
        var copy = message.Clone();
        if (copy.InterviewState is { } state)
            state.Timing = null;
        return copy;
    }
}
