using System.Globalization;
using Spectre.Console;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Terminal.Display;

/// <summary>Shows how a replay compares with what was sent.</summary>
internal static class ReplayView
{
    public static void Show(string interview, ReplayInterviewResponse replay)
    {
        var duration = replay.Duration.ToTimeSpan();
        AnsiConsole.MarkupLineInterpolated(
            $"{interview}: {replay.Records} records, {replay.ClientMessages} of them of the client, over {duration:hh\\:mm\\:ss}; {replay.Epochs} writers");
        if (replay.DifferenceCount == 0)
        {
            AnsiConsole.MarkupLineInterpolated($"[green]All {replay.Messages} durable messages are the same, byte for byte.[/]");
            return;
        }

        AnsiConsole.MarkupLineInterpolated($"[red]{replay.DifferenceCount} differences in {replay.Messages} durable messages.[/]");
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Offset", "Sequence", "Field", "The log holds", "Its events lead to");
        foreach (var difference in replay.Differences)
            table.AddRow(CellsOf(difference));
        AnsiConsole.Write(table);
        if (replay.DifferenceCount > replay.Differences.Count)
            AnsiConsole.MarkupLineInterpolated($"[dim]and {replay.DifferenceCount - replay.Differences.Count} more[/]");
    }

    private static string[] CellsOf(ReplayDifference difference) =>
    [
        difference.Offset.ToString(CultureInfo.InvariantCulture),
        difference.Sequence == 0 ? "" : difference.Sequence.ToString(CultureInfo.InvariantCulture),
        difference.Field.Length == 0 ? "(whole)" : Markup.Escape(difference.Field),
        Markup.Escape(difference.Expected),
        Markup.Escape(difference.Actual),
    ];
}
