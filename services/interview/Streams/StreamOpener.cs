using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Access;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Streams;

/// <summary>Attaches streams to sessions.</summary>
internal sealed class StreamOpener(
    InterviewAccess access,
    SessionRegistry registry,
    IEventLog log,
    IOptions<InterviewOptions> options,
    TimeProvider time)
{
    /// <summary>Attaches a stream as the message asks for.</summary>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT, NOT_FOUND, OUT_OF_RANGE, RESOURCE_EXHAUSTED or UNAVAILABLE.</exception>
    public async Task<AttachedStream> OpenAsync(Attach attach, string owner, CancellationToken cancellationToken)
    {
        new FieldRules()
            .Range("attach.after_sequence", attach.AfterSequence, 0, long.MaxValue)
            .Defined("attach.role", attach.Role)
            .ThrowIfAny();
        var id = await access.IdAsync("attach.interview", attach.Interview, owner, cancellationToken);
        var subscriber = new Subscriber(attach.Role != AttachRole.Watcher, options.Value.SlowReaderMessages);
        return await registry.AskAsync(id, Attach, cancellationToken) ?? throw InterviewAccess.NotFound(attach.Interview);

        Task<AttachedStream> Attach(SessionActor session) => AttachAsync(session, id, subscriber, attach, cancellationToken);
    }

    private async Task<AttachedStream> AttachAsync(
        SessionActor session, string id, Subscriber subscriber, Attach attach, CancellationToken cancellationToken)
    {
        try
        {
            var attachment = await session.AttachAsync(subscriber, attach.AfterSequence, cancellationToken);
            var pump = new StreamPump(log, id, subscriber.Outbox, options.Value, time);
            return new AttachedStream(session, subscriber, attachment, attach.AfterSequence, pump, time);
        }
        catch (SequenceAheadException e)
        {
            throw RpcErrors.OutOfRange(
                ErrorReason.InvalidField,
                $"attach.after_sequence must be at most {e.LastSequence}, the sequence of the newest message.",
                ("last_sequence", e.LastSequence.ToString()));
        }
        catch (TooManyStreamsException)
        {
            throw RpcErrors.ResourceExhausted(
                ErrorReason.LimitExceeded, $"At most {options.Value.MaxStreamsPerInterview} streams attach to an interview at a time.");
        }
    }
}
