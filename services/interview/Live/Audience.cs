using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>Everybody attached to a session. Used by the session's loop alone.</summary>
internal sealed class Audience
{
    private readonly List<Subscriber> _subscribers = [];
    private ServerMessage? _unfinished;

    /// <summary>Whether nobody is attached.</summary>
    public bool IsEmpty => _subscribers.Count == 0;

    /// <summary>Text so far of the reply that is being streamed, as one message from offset 0; null when there is none.</summary>
    public ServerMessage? Unfinished => _unfinished;

    /// <summary>Adds a stream. A writer ends the stream of the writer before it.</summary>
    public void Add(Subscriber subscriber)
    {
        if (subscriber.IsWriter && _subscribers.Find(other => other.IsWriter) is { } older)
        {
            older.Outbox.Complete(StreamEnd.Superseded);
            _subscribers.Remove(older);
        }

        _subscribers.Add(subscriber);
    }

    /// <summary>Forgets a stream that has ended. Forgetting it twice changes nothing.</summary>
    public void Remove(Subscriber subscriber) => _subscribers.Remove(subscriber);

    /// <summary>Sends a message to everybody. After the last message of an interview the streams end.</summary>
    public void Tell(ServerMessage message)
    {
        Remember(message);
        foreach (var subscriber in _subscribers)
            subscriber.Outbox.Offer(message);
        if (message.MessageCase == ServerMessage.MessageOneofCase.End)
            Dismiss(StreamEnd.Finished, afterWhatWaits: true);
    }

    /// <summary>Ends all streams.</summary>
    public void Dismiss(StreamEnd end, bool afterWhatWaits = false)
    {
        foreach (var subscriber in _subscribers)
            subscriber.Outbox.Complete(end, afterWhatWaits);
    }

    private void Remember(ServerMessage message)
    {
        if (Deltas.IsDelta(message))
            _unfinished = message.LlmResponse.Offset == 0 ? message : _unfinished is null ? null : Deltas.TryMerge(_unfinished, message);
        else if (message.Sequence > 0 && (message.LlmResponse?.Kind == ResponseKind.Reply || message.TurnId != _unfinished?.TurnId))
            _unfinished = null;
    }
}
