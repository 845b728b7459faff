using SyncInterview.Bench.Measuring;
using SyncInterview.Bench.Pacing;

namespace SyncInterview.Bench.Load;

/// <summary>
/// Open loop: each candidate speaks once a period, whatever the answers do, and all of them together come evenly. A window opens in the
/// middle of their speech, as if it had always been going on.
/// </summary>
/// <param name="planner">Plans the turns.</param>
/// <param name="candidates">How many there are.</param>
/// <param name="period">From one turn of a candidate to the next.</param>
/// <param name="cutsOff">
/// Whether the window's ends cut speech off, so that the load is even from end to end; otherwise there are whole turns only.
/// </param>
internal sealed class DutyCycle(TurnPlanner planner, int candidates, TimeSpan period, bool cutsOff) : ISchedule
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public string Name => $"a turn every {period.TotalSeconds:0} s, open loop";

    /// <inheritdoc/>
    public async Task PlayAsync(
        ISeat seat, int index, int round, IReadOnlyList<TurnKind> kinds, WindowTimes times, WindowLog log, CancellationToken cancellationToken)
    {
        var cycle = Monotonic.Nanoseconds(period);
        var last = times.End + (cutsOff ? Monotonic.Nanoseconds(planner.Speaking) : 0);
        var turn = 0;
        for (var finalAt = times.Begin + (cycle * index / candidates); finalAt < last; finalAt += cycle)
        {
            if (!cutsOff && finalAt < times.MeasureFrom)
                continue;
            var kind = kinds[(index + round + turn) % kinds.Count];
            var number = (round * 1_000_000) + (index * 100) + turn++;
            await seat.SpeakAsync(planner.Plan(kind, number, finalAt, times.Begin, times.End), log, cancellationToken);
        }

        await seat.HearOutAsync(Patience, cancellationToken);
    }
}
