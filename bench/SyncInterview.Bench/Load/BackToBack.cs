using SyncInterview.Bench.Measuring;
using SyncInterview.Bench.Pacing;

namespace SyncInterview.Bench.Load;

/// <summary>
/// Closed loop, for one candidate: each turn begins when the one before is answered. A turn a minute would give no samples to speak of.
/// </summary>
internal sealed class BackToBack(TurnPlanner planner) : ISchedule
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly long Breath = 100 * Monotonic.Millisecond;

    /// <inheritdoc/>
    public string Name => "back to back";

    /// <inheritdoc/>
    public async Task PlayAsync(
        ISeat seat, int index, int round, IReadOnlyList<TurnKind> kinds, WindowTimes times, WindowLog log, CancellationToken cancellationToken)
    {
        for (var turn = 0; Monotonic.Now < times.End; turn++)
        {
            var kind = kinds[turn % kinds.Count];
            var begin = Math.Max(times.Begin, Monotonic.Now + Breath);
            // With a long pause before `final`, speech has to begin as much earlier.
            var finalAt = begin + Monotonic.Nanoseconds(planner.Speaking) + (kind == TurnKind.Promotable ? Monotonic.Second : 0);
            await seat.SpeakAsync(planner.Plan(kind, (round * 1_000_000) + turn, finalAt, begin, long.MaxValue), log, cancellationToken);
            await seat.HearOutAsync(Patience, cancellationToken);
        }
    }
}
