using SyncInterview.Bench.Engine.Candidates;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Bench.Engine.Simulation;

/// <summary>Sees everything that happens in a simulated interview.</summary>
internal interface IWitness
{
    /// <summary>The candidate is about to give an answer.</summary>
    void Begins(Answer answer);

    /// <summary>An event is about to be handled.</summary>
    void Happens(TimeSpan at, DateTimeOffset time, SessionEvent e);

    /// <summary>The engine wants something done.</summary>
    void Follows(TimeSpan at, Effect effect);
}
