using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Bench.Engine.Simulation;

/// <summary>What is going to happen to a session, by time; at the same time, first in, first out.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<SessionEvent, (TimeSpan At, int Order)> _queue = new();
    private int _order;

    /// <summary>When the next thing happens; null: nothing will.</summary>
    public TimeSpan? Next => _queue.TryPeek(out _, out var key) ? key.At : null;

    /// <summary>Puts an event in.</summary>
    public void Put(TimeSpan at, SessionEvent e) => _queue.Enqueue(e, (at, _order++));

    /// <summary>Takes the next event out.</summary>
    public SessionEvent Take() => _queue.Dequeue();
}
