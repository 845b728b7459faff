using Spectre.Console;
using SyncInterview.Analysis.V1;
using SyncInterview.Interviews.V1;
using SyncInterview.Terminal.Client;

namespace SyncInterview.Terminal.Display;

/// <summary>Waits for the report, shows its heart, and leaves it as HTML and JSON.</summary>
internal static class Reporting
{
    public static async Task RunAsync(SuiteClient client, Interview interview, DirectoryInfo output, CancellationToken cancellationToken)
    {
        var name = "reports/" + interview.Name.Split('/')[^1];
        var report = await WaitAsync(client, name, cancellationToken);
        if (report.State == ReportState.Failed)
            throw new InvalidDataException($"{name} could not be written.");
        output.Create();
        var html = Path.Combine(output.FullName, "report.html");
        await File.WriteAllBytesAsync(html, await client.RenderAsync(name, ReportFormat.Html, cancellationToken), cancellationToken);
        await File.WriteAllBytesAsync(
            Path.Combine(output.FullName, "report.json"), await client.RenderAsync(name, ReportFormat.Json, cancellationToken), cancellationToken);
        Show(report);
        AnsiConsole.MarkupLineInterpolated($"The whole report: [link]{html}[/]");
    }

    private static Task<Report> WaitAsync(SuiteClient client, string name, CancellationToken cancellationToken) =>
        AnsiConsole.Progress().Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
        .StartAsync(async progress =>
        {
            var bar = progress.AddTask("report");
            var report = new Report();
            await foreach (var change in client.WatchReportAsync(name, cancellationToken))
            {
                report = change;
                bar.Value = change.ProgressPercent;
            }

            return report;
        });

    private static void Show(Report report)
    {
        if (report.InsufficientEvidence)
        {
            AnsiConsole.MarkupLine("[yellow]Too little was said to judge.[/]");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Competency", "1-5", "90 %", "What would raise it");
        if (report.Overall is { } overall)
            table.Title($"Overall {overall.Value:0} / 100 (90 %: {overall.Low:0} to {overall.High:0})");
        foreach (var mark in report.Competencies.Where(c => c.HasMark))
            table.AddRow(Markup.Escape(mark.Title), $"{mark.Mark:0.0}", $"{mark.Low:0.0}-{mark.High:0.0}", Markup.Escape(mark.NextStep));
        AnsiConsole.Write(table);
        foreach (var left in report.Audit?.LeftOut ?? [])
            AnsiConsole.MarkupLineInterpolated($"[dim]Left out: {left}[/]");
    }
}
