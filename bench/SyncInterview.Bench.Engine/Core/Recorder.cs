using SyncInterview.Bench.Engine.Candidates;
using SyncInterview.Bench.Engine.Simulation;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Bench.Engine.Core;

/// <summary>Writes down what happens in a simulated interview.</summary>
internal sealed class Recorder : IWitness
{
    /// <summary>Everything that happened.</summary>
    public List<(SessionEvent Event, DateTimeOffset At)> Events { get; } = [];

    /// <inheritdoc/>
    public void Begins(Answer answer)
    {
    }

    /// <inheritdoc/>
    public void Happens(TimeSpan at, DateTimeOffset time, SessionEvent e) => Events.Add((e, time));

    /// <inheritdoc/>
    public void Follows(TimeSpan at, Effect effect)
    {
    }
}
