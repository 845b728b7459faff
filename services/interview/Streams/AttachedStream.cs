using Google.Protobuf.WellKnownTypes;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.V1;
using Code = Google.Rpc.Code;

namespace SyncInterview.Interviews.Streams;

/// <summary>A stream that is attached to a session, until it is disposed of.</summary>
internal sealed class AttachedStream(
    SessionActor session, Subscriber subscriber, Attachment attachment, long afterSequence, StreamPump pump, TimeProvider time)
    : IAsyncDisposable
{
    /// <summary>Writes until the stream is to end, and says why it ends.</summary>
    public Task<StreamEnd> PumpAsync(Func<ServerMessage, Task> write, CancellationToken cancellationToken) =>
        pump.RunAsync(attachment, afterSequence, write, cancellationToken);

    /// <summary>Takes a message of the client in, or refuses it on the stream. Waits while the session is busy.</summary>
    public async ValueTask TakeAsync(ClientMessage message, CancellationToken cancellationToken)
    {
        if (message.MessageCase == ClientMessage.MessageOneofCase.Attach)
            Refuse(message, Code.InvalidArgument, ErrorReason.AttachExpected, "attach is sent first on a stream, and only first.");
        else if (!subscriber.IsWriter)
            Refuse(message, Code.FailedPrecondition, ErrorReason.ReadOnly, "This stream is attached as a watcher, which only reads.");
        else if (ClientMessageRules.Check(message) is { } problem)
            Refuse(message, Code.InvalidArgument, ErrorReason.InvalidField, $"{problem}.");
        else
            await session.PutAsync(message, subscriber, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await session.DetachAsync(subscriber);

    private void Refuse(ClientMessage message, Code code, ErrorReason reason, string text) => subscriber.Outbox.Offer(new ServerMessage
    {
        ServerTime = Timestamp.FromDateTimeOffset(time.GetUtcNow()),
        AcknowledgedClientSequence = session.State.LastClientSequence,
        Error = new Error
        {
            Code = (int)code,
            Reason = reason,
            Message = text,
            ClientSequence = message.ClientSequence,
        },
    });
}
