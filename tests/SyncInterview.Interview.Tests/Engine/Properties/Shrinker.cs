using System.Collections.Immutable;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>
/// Makes a scenario that breaks something as small as it gets while it still does: leaves out lines (delta debugging), then makes the ones
/// that are left simpler and moves what happens closer together, until nothing helps any more.
/// </summary>
internal sealed class Shrinker(Func<Scenario, bool> isBroken, int mostRuns = 4_000)
{
    private int _runs;

    public Scenario Shrink(Scenario scenario)
    {
        while (true)
        {
            var smaller = MoveCloser(Simplify(LeaveOut(scenario)));
            if (smaller.ToString() == scenario.ToString() || _runs >= mostRuns)
                return smaller;
            scenario = smaller;
        }
    }

    private bool IsBroken(Scenario scenario) => _runs++ < mostRuns && isBroken(scenario);

    private Scenario LeaveOut(Scenario scenario)
    {
        for (var size = Math.Max(1, scenario.Lines.Length / 2); ; size /= 2)
        {
            for (var at = 0; at < scenario.Lines.Length;)
            {
                var without = new Scenario(scenario.Lines.RemoveRange(at, Math.Min(size, scenario.Lines.Length - at)));
                if (IsBroken(without))
                    scenario = without;
                else
                    at += size;
            }

            if (size == 1)
                return scenario;
        }
    }

    private Scenario Simplify(Scenario scenario)
    {
        for (var at = 0; at < scenario.Lines.Length; at++)
        {
            while (Simpler(scenario, at).FirstOrDefault(IsBroken) is { } simpler)
                scenario = simpler;
        }

        return scenario;
    }

    private static IEnumerable<Scenario> Simpler(Scenario scenario, int at) =>
        scenario.Lines[at].Simpler().Select(line => new Scenario(scenario.Lines.SetItem(at, line)));

    // Takes time out before an act, for it and for all after it.
    private Scenario MoveCloser(Scenario scenario)
    {
        var last = TimeSpan.Zero;
        for (var at = 0; at < scenario.Lines.Length; at++)
        {
            if (scenario.Lines[at] is not ActLine act)
                continue;
            foreach (var gap in Gaps(act.At - last))
            {
                var closer = new Scenario(Move(scenario.Lines, at, act.At - last - gap));
                if (!IsBroken(closer))
                    continue;
                scenario = closer;
                break;
            }

            last = ((ActLine)scenario.Lines[at]).At;
        }

        return scenario;
    }

    private static IEnumerable<TimeSpan> Gaps(TimeSpan gap) =>
        ((int[])[0, 1, 100, 500, 1_000, 2_000, 5_000]).Select(ms => TimeSpan.FromMilliseconds(ms)).Where(shorter => shorter < gap);

    private static ImmutableArray<ScenarioLine> Move(ImmutableArray<ScenarioLine> lines, int from, TimeSpan by) =>
        [.. lines.Select((line, i) => i >= from && line is ActLine act ? act with { At = act.At - by } : line)];
}
