using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>Processes that die, and the ones that go on from the log.</summary>
internal sealed partial class Simulation
{
    private int _flushed;
    private Death? _death;
    private TimeSpan _absence;
    private FormerOwner? _formerOwner;

    /// <summary>When nobody held the session.</summary>
    public List<(TimeSpan From, TimeSpan To)> Absences { get; } = [];

    /// <summary>The process that holds the session dies, and another goes on after a while.</summary>
    public void Die(TimeSpan at, Death death, TimeSpan absence) => Queue(at, new Happening(Death: death, Span: absence));

    private void Die(Death death, TimeSpan absence)
    {
        _absence = absence;
        if (death is Death.BeforeAppend or Death.AfterAppend)
        {
            _death = death;
            return;
        }

        if (death == Death.Stopped)
            _flushed = _log.Count;
        if (death == Death.TakenOver)
            _formerOwner = new FormerOwner(State);
        Restart();
    }

    // As the service does: the state out of the log, word that the session was recovered, and nobody attached.
    private void Restart()
    {
        _death = null;
        _log.RemoveRange(_flushed, _log.Count - _flushed);
        State = _log.Aggregate(SessionState.Empty, (state, record) => TurnEngine.Handle(state, record.Event, record.Time.ToDateTimeOffset()).State);
        foreach (var call in Calls)
            call.Lose(Now);
        Client.Cut();
        Absences.Add((Now, Now + _absence));
        Now += _absence;
        if (State.Ended)
            return;
        Handle(new() { Recovered = new() });
        if (State.StartTime is not null)
            Handle(new() { AttachmentChanged = new() { Attached = false } });
        _flushed = _log.Count;
    }

    /// <summary>A process that lost the session and does not know: its first append comes too late, and with it everything it would do.</summary>
    private sealed class FormerOwner(SessionState state)
    {
        private SessionState? _state = state;

        public void Handle(SessionEvent e, DateTimeOffset now)
        {
            if (_state is null)
                return;
            var step = TurnEngine.Handle(_state, e, now);
            _state = step.Effects.Any(effect => effect.NeedsLog) ? null : step.State;
        }
    }
}
