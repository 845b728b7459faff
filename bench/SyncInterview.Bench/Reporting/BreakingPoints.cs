using SyncInterview.Bench.Runs;

namespace SyncInterview.Bench.Reporting;

/// <summary>Tells what gave way under load, and whether the bench itself was at fault.</summary>
internal static class BreakingPoints
{
    private const double Saturated = 0.9;
    private const double TakenByOthers = 0.1;
    private const double LongestLag = 10;

    /// <summary>In sentences, of all arms.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ArmReport> arms) => [.. arms.SelectMany(Of)];

    private static IEnumerable<string> Of(ArmReport arm)
    {
        if (arm.Model.Unmarked > 0)
            yield return $"{arm.Arm}: the fake model did not understand {arm.Model.Unmarked} prompts; this run is void";
        if (arm.Figures.GetValueOrDefault(FigureNames.GeneratorLag) is { } lag && lag.P99.Median > LongestLag)
            yield return $"{arm.Arm}: the load generator itself was {lag.P99.Median:0.0} ms late at p99; figures are too high by that";
        if (arm.BusyWithBench.Median >= Saturated)
            yield return $"{arm.Arm}: the processors were {arm.BusyWithBench.Median:P0} busy with it ({MostExpensive(arm)})";
        if (arm.Busy.Median - arm.BusyWithBench.Median is var others and >= TakenByOthers)
            yield return $"{arm.Arm}: something else took {others:P0} of the machine; figures are too high by that";
        foreach (var (kind, count) in arm.Errors.OrderByDescending(e => e.Value))
            yield return $"{arm.Arm}: {count} times {kind}";
        if (arm.Arm == ArmNames.Product && arm.Turns == 0)
            yield return $"{arm.Arm}: no turn was answered";
    }

    private static string MostExpensive(ArmReport arm)
    {
        var (name, seconds) = arm.CpuSecondsPerInterviewMinute.MaxBy(p => p.Value.Median);
        return $"most of it {name}, {seconds.Median:0.000} s a minute and interview";
    }
}
