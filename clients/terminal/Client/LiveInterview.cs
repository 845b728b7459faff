using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Terminal.Client;

/// <summary>One conversation on one stream: numbered messages up, everything the interviewer sends down.</summary>
internal sealed class LiveInterview(
    AsyncDuplexStreamingCall<ConverseRequest, ConverseResponse> call, string interview, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _oneWriter = new(1);
    private long _sequence;

    /// <summary>Attaches as the writer, from the first message on.</summary>
    public async Task AttachAsync(CancellationToken cancellationToken) =>
        await call.RequestStream.WriteAsync(new() { Message = new() { Attach = new() { Interview = interview } } }, cancellationToken);

    /// <summary>Sends the next message.</summary>
    public async Task SendAsync(ClientMessage message, CancellationToken cancellationToken)
    {
        await _oneWriter.WaitAsync(cancellationToken);
        try
        {
            message.ClientSequence = ++_sequence;
            message.ClientTime = Timestamp.FromDateTimeOffset(time.GetUtcNow());
            await call.RequestStream.WriteAsync(new() { Message = message }, cancellationToken);
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    /// <summary>Sends a control.</summary>
    public Task SendAsync(Control control, CancellationToken cancellationToken) =>
        SendAsync(new ClientMessage { Control = control }, cancellationToken);

    /// <summary>Everything the interviewer sends, until the stream ends.</summary>
    public async IAsyncEnumerable<ServerMessage> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var response in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            var message = response.Message;
            // A refused message was not taken in: its number is free for the next one.
            if (message.MessageCase == ServerMessage.MessageOneofCase.Error && message.Error.ExpectedClientSequence > 0)
                _sequence = message.Error.ExpectedClientSequence - 1;
            yield return message;
        }
    }

    /// <summary>Says that nothing more will be sent.</summary>
    public Task CompleteAsync() => call.RequestStream.CompleteAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        call.Dispose();
        _oneWriter.Dispose();
    }
}
