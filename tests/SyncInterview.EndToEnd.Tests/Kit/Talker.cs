using System.Collections.Concurrent;
using Grpc.Core;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.EndToEnd.Tests.Kit;

/// <summary>A candidate who talks by the suite's clock, over either transport, and comes back after a break.</summary>
internal sealed class Talker(InterviewService.InterviewServiceClient client, string interview, TimeProvider time, bool isBrowser) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ChunkInterval = TimeSpan.FromMilliseconds(350);

    private readonly ConcurrentQueue<ServerMessage> _received = new();
    private AsyncDuplexStreamingCall<ConverseRequest, ConverseResponse>? _converse;
    private IDisposable? _stream;
    private Task _reading = Task.CompletedTask;
    private long _sent;

    public string Interview => interview;

    /// <summary>Everything received, over all streams, oldest first.</summary>
    public IEnumerable<ServerMessage> Received => _received;

    private ConversationState State => _received.LastOrDefault(m => m.InterviewState is not null)?.InterviewState.State ?? default;

    /// <summary>Attaches behind the last message that was received.</summary>
    public async Task AttachAsync()
    {
        var attach = new Attach { Interview = interview, AfterSequence = _received.Select(m => m.Sequence).DefaultIfEmpty().Max() };
        var before = _received.Count;
        if (isBrowser)
        {
            var watch = client.Watch(new() { Attach = attach });
            (_stream, _reading) = (watch, ReadAsync(watch.ResponseStream, response => response.Message));
        }
        else
        {
            _stream = _converse = client.Converse();
            await _converse.RequestStream.WriteAsync(new() { Message = new() { Attach = attach } });
            _reading = ReadAsync(_converse.ResponseStream, response => response.Message);
        }

        await Eventually.HoldsAsync(() => _received.Skip(before).Any(m => m.Attached is not null), Patience);
        _sent = _received.Skip(before).First(m => m.Attached is not null).Attached.LastClientSequence;
    }

    /// <summary>Sends the next message and waits until it is durable.</summary>
    public async Task SayAsync(ClientMessage message)
    {
        message.ClientSequence = ++_sent;
        await PutAsync(message);
        await UntilAsync(m => m.AcknowledgedClientSequence >= message.ClientSequence, $"{message.ClientSequence} is acknowledged");
    }

    public Task SayAsync(Control control) => SayAsync(new ClientMessage { Control = control });

    /// <summary>Speaks: transcripts that grow by three words, and the whole.</summary>
    public async Task SpeakAsync(string answer)
    {
        var words = answer.Split(' ');
        for (var said = 3; said < words.Length; said += 3)
        {
            await SayAsync(new ClientMessage { Chunk = new() { Text = string.Join(' ', words.Take(said)) } });
            await Task.Delay(ChunkInterval, time);
        }

        await SayAsync(new ClientMessage { Final = new() { Text = answer } });
    }

    /// <summary>Waits until it is the candidate's turn.</summary>
    public Task FloorAsync() => Eventually.HoldsAsync(() => State == ConversationState.WaitingForUserInput, Patience, "the candidate has the floor");

    /// <summary>Waits for a message.</summary>
    public Task UntilAsync(Func<ServerMessage, bool> isWanted, string what) => Eventually.HoldsAsync(() => _received.Any(isWanted), Patience, what);

    /// <summary>Waits for the end.</summary>
    public Task EndAsync() => UntilAsync(m => m.End is not null, "the interview ends");

    /// <summary>Breaks the stream off.</summary>
    public async ValueTask DisposeAsync()
    {
        _stream?.Dispose();
        await _reading;
    }

    private async Task PutAsync(ClientMessage message)
    {
        if (isBrowser)
            await client.SendAsync(new() { Interview = interview, Message = message });
        else
            await _converse!.RequestStream.WriteAsync(new() { Message = message });
    }

    private async Task ReadAsync<T>(IAsyncStreamReader<T> stream, Func<T, ServerMessage> message)
    {
        try
        {
            await foreach (var response in stream.ReadAllAsync())
                _received.Enqueue(message(response));
        }
        catch (Exception e) when (e is RpcException or ObjectDisposedException)
        {
            // Broken off, or the server is gone: the log tells what is left.
        }
    }
}
