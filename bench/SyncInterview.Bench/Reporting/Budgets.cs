using SyncInterview.Bench.Measuring;
using SyncInterview.Bench.Runs;

namespace SyncInterview.Bench.Reporting;

/// <summary>What the product is allowed to add, by the number of interviews.</summary>
internal static class Budgets
{
    private const double IdleKiB = 128;

    private static readonly Row[] Rows =
    [
        new(1, 2, 8, 1.01, 20, 5, 1, 5),
        new(100, 2, 10, 1.01, 20, 10, 1, 8),
        new(1000, 3, 15, 1.02, 50, 20, 3, 20),
        new(5000, 8, 60, 1.05, 100, 60, 10, 60),
    ];

    /// <summary>The budgets that a run can be held against; those of the next larger number where its own has none.</summary>
    public static IReadOnlyList<BudgetLine> For(int interviews, IReadOnlyList<ArmReport> arms, MemoryReport memory)
    {
        // Beside the classic strategy latencies are drawn, and no budget is meant for those.
        if (arms.FirstOrDefault(a => a.Arm == ArmNames.Product) is not { } product || arms.Any(a => a.Arm == ArmNames.Classic))
            return [];
        var row = Rows.FirstOrDefault(r => interviews <= r.Interviews) ?? Rows[^1];
        var added = product.Figures.GetValueOrDefault(FigureNames.AddedToSentence);
        var slow = product.Figures.GetValueOrDefault(FigureNames.SlowPastDeadline);
        var promoted = product.Figures.GetValueOrDefault(FigureNames.Promoted);
        var acknowledged = product.Figures.GetValueOrDefault(FigureNames.ChunkAcknowledged);
        return
        [
            Line("added to the first sentence, p50", "ms", row.AddedP50, added?.P50, added),
            Line("added to the first sentence, p99", "ms", row.AddedP99, added?.P99, added),
            Ratio(row.Ratio, product, arms.FirstOrDefault(a => a.Arm == ArmNames.Direct)),
            Line("slow model: final to first response past D, p99", "ms", row.PastDeadlineP99, slow?.P99, slow),
            Line("promoted: final to first response, p99", "ms", row.PromotedP99, promoted?.P99, promoted),
            Line("chunk durable and acknowledged, p50", "ms", row.AcknowledgedP50, acknowledged?.P50, acknowledged),
            Line("chunk durable and acknowledged, p99", "ms", row.AcknowledgedP99, acknowledged?.P99, acknowledged),
            Once("idle interview, all services", "KiB", IdleKiB, memory.IdleKiBPerInterview),
        ];
    }

    private static BudgetLine Line(string name, string unit, double budget, Spread? spread, Figure? figure) =>
        new(name, unit, budget, spread?.Median, spread?.Least, spread?.Most, figure?.Samples ?? 0);

    private static BudgetLine Once(string name, string unit, double budget, double? value) =>
        new(name, unit, budget, value, value, value, value is null ? 0 : 1);

    private static BudgetLine Ratio(double budget, ArmReport product, ArmReport? direct)
    {
        var ours = product.Figures.GetValueOrDefault(FigureNames.ToSentence);
        var theirs = direct?.Figures.GetValueOrDefault(FigureNames.ToSentence);
        double? Over(double? value) => ours is null || theirs is null ? null : Math.Round(value!.Value / theirs.P50.Median, 4);
        var p50 = ours?.P50;
        return new(
            "ratio to asking the model directly, p50", "", budget, Over(p50?.Median), Over(p50?.Least), Over(p50?.Most), ours?.Samples ?? 0);
    }

    private sealed record Row(
        int Interviews,
        double AddedP50,
        double AddedP99,
        double Ratio,
        double PastDeadlineP99,
        double PromotedP99,
        double AcknowledgedP50,
        double AcknowledgedP99);
}
