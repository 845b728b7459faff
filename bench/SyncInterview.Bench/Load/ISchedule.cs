using SyncInterview.Bench.Measuring;

namespace SyncInterview.Bench.Load;

/// <summary>When the candidates of one window speak.</summary>
internal interface ISchedule
{
    /// <summary>In a word or two, for reports.</summary>
    string Name { get; }

    /// <summary>Lets one candidate speak through a window, and hears the last answer out.</summary>
    /// <param name="seat">The candidate's place.</param>
    /// <param name="index">Which candidate, from 0.</param>
    /// <param name="round">Which round of the run, from 0; turns of one round are the same in every arm.</param>
    /// <param name="kinds">What the turns are to show, in turn.</param>
    /// <param name="times">The window.</param>
    /// <param name="log">Takes what is measured.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    Task PlayAsync(
        ISeat seat, int index, int round, IReadOnlyList<TurnKind> kinds, WindowTimes times, WindowLog log, CancellationToken cancellationToken);
}
