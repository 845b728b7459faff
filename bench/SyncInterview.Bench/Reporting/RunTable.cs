using System.Globalization;
using Spectre.Console;
using SyncInterview.Bench.Measuring;
using SyncInterview.Bench.Runs;

namespace SyncInterview.Bench.Reporting;

/// <summary>Shows a run: the product against its budgets, and all arms beside each other.</summary>
internal static class RunTable
{
    private static readonly (string Name, string Figure)[] Rows =
    [
        ("final to the model", FigureNames.ToModel),
        ("added to the first token", FigureNames.AddedToToken),
        ("added to the first sentence", FigureNames.AddedToSentence),
        ("final to first sentence, 200 ms model", FigureNames.ToSentence),
        ("final to first response, slow model", FigureNames.SlowToFirst),
        ("final to first response, promoted", FigureNames.Promoted),
        ("final to first response, all turns", FigureNames.ToFirst),
        ("chunk acknowledged", FigureNames.ChunkAcknowledged),
        ("lateness of the load generator", FigureNames.GeneratorLag),
    ];

    /// <summary>Shows it.</summary>
    public static void Show(IAnsiConsole console, RunReport run)
    {
        if (run.Budgets.Count > 0)
            console.Write(BudgetTable(run));
        console.Write(ArmTable(run));
        foreach (var arm in run.Arms.Where(a => a.Arm is ArmNames.Product or ArmNames.Classic))
            console.MarkupLineInterpolated($"  {arm.Arm}: {Shares(arm)}; within {Within(arm)}; {Effort(arm.Model)}");
        var memory = run.Memory;
        console.MarkupLineInterpolated($"  suite: started in {run.SuiteStartSeconds:0.0} s; interviews made in {run.CreateSeconds:0.0} s");
        console.MarkupLineInterpolated(
            $"  memory: {memory.BaseMiB:0} MiB, idle {memory.IdleMiB:0} MiB, after the load {memory.LoadedMiB:0} MiB{Each(memory)}");
        foreach (var limit in run.Limits)
            console.MarkupLineInterpolated($"  [yellow]![/] {limit}");
        console.WriteLine();
    }

    private static Table BudgetTable(RunReport run)
    {
        var table = new Table().RoundedBorder().Title($"{run.Interviews} interviews, {run.Schedule}")
            .AddColumns("product", "measured", "range", "samples", "budget", "");
        foreach (var line in run.Budgets)
            table.AddRow(line.Name, Value(line.Measured, line.Unit), Range(line), Count(line.Samples), Value(line.Budget, line.Unit), Verdict(line));
        return table;
    }

    private static Table ArmTable(RunReport run)
    {
        var table = new Table().RoundedBorder().AddColumn("p50 / p99 in ms").AddColumns([.. run.Arms.Select(a => a.Arm)]);
        foreach (var (name, figure) in Rows.Where(row => run.Arms.Any(a => a.Figures.ContainsKey(row.Figure))))
            table.AddRow([name, .. run.Arms.Select(a => Cell(a.Figures.GetValueOrDefault(figure)))]);
        foreach (var process in run.Arms[0].CpuSecondsPerInterviewMinute.Keys)
            table.AddRow([$"CPU s per interview-minute, {process}", .. run.Arms.Select(a => Cpu(a, process))]);
        table.AddRow(["machine busy, with the bench", .. run.Arms.Select(a => Share(a.BusyWithBench.Median))]);
        table.AddRow(["machine busy, with all", .. run.Arms.Select(a => Share(a.Busy.Median))]);
        table.AddRow(["turns", .. run.Arms.Select(a => Count(a.Turns))]);
        return table.AddRow(["errors", .. run.Arms.Select(a => Count(a.Errors.Values.Sum()))]);
    }

    private static string Shares(ArmReport arm) =>
        string.Join(", ", arm.First.Select(f => $"{f.Key.ToLowerInvariant()} {(double)f.Value / Math.Max(1, arm.Turns):P0}"));

    private static string Within(ArmReport arm) =>
        string.Join(", ", arm.WithinMs.Where(w => w.Value is > 0).Select(w => $"{w.Key} ms {w.Value:P0}"));

    private static string Effort(ModelUse model) =>
        $"{model.CallsPerAnswer:0.0} calls and {model.TokensPerAnswer:0} tokens an answer, "
        + $"hit ratio {Share(model.HitRatio)}, waste {Share(model.WasteRatio)}";

    private static string Share(double? share) => share?.ToString("P0", CultureInfo.InvariantCulture) ?? "–";

    private static string Each(MemoryReport memory) => memory.IdleKiBPerInterview is { } idle
        ? $" ({idle:0} and {memory.LoadedKiBPerInterview:0} KiB each)"
        : "";

    private static string Verdict(BudgetLine line) => line.IsMet switch
    {
        null => "[grey]not measured[/]",
        true => "[green]met[/]",
        false => $"[red]{Text(line.Measured!.Value / line.Budget, "0.00")} times[/]",
    };

    private static string Range(BudgetLine line) => line.Measured is null ? "" : $"{Text(line.Least!.Value)} – {Text(line.Most!.Value)}";

    private static string Cpu(ArmReport arm, string process) => Text(arm.CpuSecondsPerInterviewMinute[process].Median, "0.0000");

    private static string Cell(Figure? figure) => figure is null ? "" : $"{Text(figure.P50.Median)} / {Text(figure.P99.Median)}";

    private static string Value(double? value, string unit) => value is { } number ? $"{Text(number)} {unit}" : "–";

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value, string format = "0.0##") => value.ToString(format, CultureInfo.InvariantCulture);
}
