using Google.Protobuf.WellKnownTypes;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>Doing what the engine said, and leaving.</summary>
internal sealed partial class SessionActor
{
    private void Act(Due due)
    {
        switch (due.Effect)
        {
            case null:
                Complete(due.Item, due.After);
                break;
            case Effect.Send send:
                Send(send.Message, due.Item as MailboxItem.Happened);
                break;
            case Effect.Acknowledge:
                _mustAcknowledge = true;
                break;
            case Effect.CancelGenerations cancel:
                _calls.Cancel(cancel.UpTo);
                break;
            case Effect.CancelReply cancel:
                _calls.Cancel(cancel.Key, cancel.Attempt);
                break;
            case Effect.AnnounceStarted or Effect.AnnounceAnswer or Effect.AnnounceEnded:
                _parts.Announcer.Announce(due.Effect, due.After, _turnTrace);
                if (due.After.Ended)
                    _calls.CancelAll();
                break;
            default:
                _calls.Start(due.Effect, _turnTrace);
                break;
        }
    }

    // A refusal is the business of who sent the message; everything else is said to everybody.
    private void Send(ServerMessage message, MailboxItem.Happened? origin)
    {
        if (message.Error is { ClientSequence: > 0 } refusal && origin is not null)
        {
            origin.From?.Outbox.Offer(message);
            origin.Outcome?.TrySetResult(new InputOutcome(message.AcknowledgedClientSequence, refusal));
            return;
        }

        if (message.Sequence > 0)
            _mustAcknowledge = false;
        _audience.Tell(message);
        _parts.Telemetry.Sent(message);
    }

    // Once for all inputs that became durable together, unless a message after them said it.
    private void Acknowledge()
    {
        if (_mustAcknowledge && !_audience.IsEmpty)
            _audience.Tell(Turning.Stamp(new() { Ack = new() }, _state, _clock.Now));
        _mustAcknowledge = false;
    }

    private void Complete(MailboxItem? item, SessionState after)
    {
        switch (item)
        {
            case MailboxItem.Happened happened:
                happened.Outcome?.TrySetResult(new InputOutcome(after.LastClientSequence, null));
                break;
            case MailboxItem.Attach attach:
                Attach(attach, after);
                break;
            case MailboxItem.Detach detach:
                _audience.Remove(detach.Subscriber);
                break;
            case MailboxItem.Drain drain:
                _audience.Tell(Passing(new() { GoAway = new() { TimeLeft = Duration.FromTimeSpan(drain.TimeLeft) } }, after));
                break;
            default:
                break;
        }
    }

    private void Attach(MailboxItem.Attach attach, SessionState after)
    {
        _audience.Add(attach.Subscriber);
        if (after.Ended)
            attach.Subscriber.Outbox.Complete(StreamEnd.Finished, afterWhatWaits: true);
        var welcome = new Attached
        {
            Interview = _parts.Record.Interview.Name,
            LastClientSequence = after.LastClientSequence,
            LastSequence = after.LastServerSequence,
            State = after.Conversation,
            HeartbeatInterval = Duration.FromTimeSpan(_parts.Options.HeartbeatInterval),
        };
        attach.Attached.TrySetResult(new Attachment(
            Passing(new() { Attached = welcome }, after),
            after.LastServerSequence,
            _log.OffsetAfter(attach.AfterSequence),
            _audience.Unfinished));
    }

    private ServerMessage Passing(ServerMessage message, SessionState state)
    {
        message.ServerTime = Timestamp.FromDateTimeOffset(_clock.Now);
        message.AcknowledgedClientSequence = state.LastClientSequence;
        return message;
    }

    private DateTimeOffset? NextDue() =>
        _state.NextDue ?? (_audience.IsEmpty ? _quietSince + QuietTime() : null);

    private TimeSpan QuietTime() => _state.Ended ? EndedQuietTime : _parts.Options.UnloadAfter;

    private bool MayUnload()
    {
        if (_state.NextDue is not null || !_audience.IsEmpty || _mailbox.Reader.Count > 0
            || _clock.Now < _quietSince + QuietTime())
            return false;
        // What could not be published yet keeps the session in memory.
        if (!_parts.Announcer.IsIdle)
            _quietSince = _clock.Now;
        return _parts.Announcer.IsIdle;
    }

    private async Task CloseAsync(StreamEnd end)
    {
        _mailbox.Writer.TryComplete();
        _audience.Dismiss(end, afterWhatWaits: true);
        foreach (var due in _due)
            Abandon(due.Item);
        while (_mailbox.Reader.TryRead(out var item))
            Abandon(item);
        await _calls.StopAsync();
        await _parts.Announcer.DisposeAsync();
    }

    private void Abandon(MailboxItem? item)
    {
        var closed = new SessionClosedException(IsUnloaded);
        if (item is MailboxItem.Happened { Outcome: { } outcome })
            outcome.TrySetException(closed);
        else if (item is MailboxItem.Attach attach)
            attach.Attached.TrySetException(closed);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Interview {InterviewId} is cut off, from its store or by the end of its lease, and leaves memory.")]
    private static partial void LogCutOff(ILogger logger, string interviewId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Interview {InterviewId} was taken over by another owner.")]
    private static partial void LogLost(ILogger logger, string interviewId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Interview {InterviewId} failed and leaves memory.")]
    private static partial void LogFailed(ILogger logger, string interviewId, Exception exception);
}
