using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Bench.Engine.Core;

/// <summary>Events at their times, and the state they begin from: handling them again and again measures the engine alone.</summary>
/// <param name="Name">What they are.</param>
/// <param name="From">The state before the first.</param>
/// <param name="Events">The events.</param>
public sealed record Recording(string Name, SessionState From, IReadOnlyList<(SessionEvent Event, DateTimeOffset At)> Events)
{
    /// <summary>Handles all events, and gives the state after the last.</summary>
    public SessionState Play()
    {
        var state = From;
        for (var i = 0; i < Events.Count; i++)
            state = TurnEngine.Handle(state, Events[i].Event, Events[i].At).State;
        return state;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
