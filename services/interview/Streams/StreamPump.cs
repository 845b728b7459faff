using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Journal;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Streams;

/// <summary>
/// The one writer of a stream: the welcome, what the client missed, the text so far of an unfinished reply, and then everything as it
/// comes, with a heartbeat into longer silences.
/// </summary>
internal sealed class StreamPump(IEventLog log, string interviewId, Outbox outbox, InterviewOptions options, TimeProvider time)
{
    private StreamEnd _end;
    private long _acknowledged;
    private bool _isSilent;

    /// <summary>Writes until the stream is to end, and says why it ends.</summary>
    /// <param name="attachment">How the stream starts.</param>
    /// <param name="afterSequence">Last durable sequence that the client has.</param>
    /// <param name="write">Writes one message.</param>
    /// <param name="cancellationToken">The client has gone.</param>
    public async Task<StreamEnd> RunAsync(
        Attachment attachment, long afterSequence, Func<ServerMessage, Task> write, CancellationToken cancellationToken)
    {
        await using var silence = time.CreateTimer(_ => NoteSilence(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await foreach (var message in MessagesAsync(attachment, afterSequence, cancellationToken))
        {
            if (!await IsWrittenAsync(write(message), cancellationToken))
                return StreamEnd.SlowReader;
            _acknowledged = Math.Max(_acknowledged, message.AcknowledgedClientSequence);
            Volatile.Write(ref _isSilent, false);
            silence.Change(options.HeartbeatInterval, Timeout.InfiniteTimeSpan);
        }

        return _end;
    }

    private async IAsyncEnumerable<ServerMessage> MessagesAsync(
        Attachment attachment, long afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return attachment.Welcome;
        var missed = SessionLog.ReplayAsync(
            log, interviewId, attachment.ReplayFromOffset, afterSequence, attachment.ReplayThrough, cancellationToken);
        await foreach (var message in missed)
            yield return message;
        if (attachment.Unfinished is { } unfinished)
            yield return unfinished;
        while (true)
        {
            var (message, end) = outbox.Take();
            if (message is not null)
                yield return message;
            else if (end is { } reason)
            {
                _end = reason;
                yield break;
            }
            else if (Volatile.Read(ref _isSilent))
                yield return Heartbeat();
            else
                await outbox.WaitAsync(cancellationToken);
        }
    }

    // A write that does not end is left to the end of the call: cancelling it would break the call before it can say why.
    private async ValueTask<bool> IsWrittenAsync(Task writing, CancellationToken cancellationToken)
    {
        if (!writing.IsCompleted)
            await writing.WaitAsync(options.SlowReaderTime, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (!writing.IsCompleted)
            return false;
        await writing;
        return true;
    }

    private void NoteSilence()
    {
        Volatile.Write(ref _isSilent, true);
        outbox.Wake();
    }

    private ServerMessage Heartbeat() => new()
    {
        ServerTime = Timestamp.FromDateTimeOffset(time.GetUtcNow()),
        AcknowledgedClientSequence = _acknowledged,
        Heartbeat = new(),
    };
}
