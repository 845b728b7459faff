using SyncInterview.Bench.Runs;

namespace SyncInterview.Bench.Reporting;

/// <summary>All that is reported of one number of interviews.</summary>
/// <param name="Interviews">The number.</param>
/// <param name="Schedule">When candidates spoke.</param>
/// <param name="SuiteStartSeconds">From the start of the suite's process until it took calls.</param>
/// <param name="CreateSeconds">Time to make all interviews, and to ask each its first question.</param>
/// <param name="Memory">The suite's memory.</param>
/// <param name="Arms">What was measured of each arm.</param>
/// <param name="Budgets">What the product was allowed.</param>
/// <param name="Limits">What gave way, worst first; empty where nothing did.</param>
internal sealed record RunReport(
    int Interviews,
    string Schedule,
    double SuiteStartSeconds,
    double CreateSeconds,
    MemoryReport Memory,
    IReadOnlyList<ArmReport> Arms,
    IReadOnlyList<BudgetLine> Budgets,
    IReadOnlyList<string> Limits)
{
    /// <summary>Of a run.</summary>
    public static RunReport Of(RunResult run)
    {
        var arms = run.Windows.GroupBy(w => w.Arm).Select(windows => ArmFigures.Of([.. windows])).ToList();
        var loaded = run.Windows[^1].ResidentBytes["suite"];
        var memory = MemoryReport.Of(run.ResidentBase, run.ResidentIdle, loaded, run.Interviews);
        return new(
            run.Interviews,
            run.Schedule,
            Math.Round(run.StartSeconds, 2),
            Math.Round(run.CreateSeconds, 2),
            memory,
            arms,
            Reporting.Budgets.For(run.Interviews, arms, memory),
            BreakingPoints.Of(arms));
    }
}
