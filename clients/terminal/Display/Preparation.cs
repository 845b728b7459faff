using Spectre.Console;
using SyncInterview.Documents.V1;
using SyncInterview.Interviews.V1;
using SyncInterview.Terminal.Client;
using Match = SyncInterview.Analysis.V1.Match;
using MatchStatus = SyncInterview.Analysis.V1.MatchStatus;

namespace SyncInterview.Terminal.Display;

/// <summary>Uploads both documents, shows how they are read, and plans the interview.</summary>
internal static class Preparation
{
    public static async Task<Interview> RunAsync(
        SuiteClient client, FileInfo resume, FileInfo job, TimeSpan limit, long seed, CancellationToken cancellationToken)
    {
        var (read, required) = await AnsiConsole.Progress().AutoClear(false).Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async progress => (
                await ReadAsync(client, resume, DocumentKind.Resume, progress, cancellationToken),
                await ReadAsync(client, job, DocumentKind.JobDescription, progress, cancellationToken)));
        var interview = await client.CreateAsync(read.Name, required.Name, limit, seed, cancellationToken);
        if (!interview.Plan.Generic)
            ShowMatch(await client.MatchAsync(interview.Plan.Match, cancellationToken));
        ShowPlan(interview);
        return interview;
    }

    private static async Task<Document> ReadAsync(
        SuiteClient client, FileInfo file, DocumentKind kind, ProgressContext progress, CancellationToken cancellationToken)
    {
        var bar = progress.AddTask(Markup.Escape(file.Name));
        var document = await client.UploadAsync(file, kind, cancellationToken);
        await foreach (var change in client.WatchAsync(document.Name, cancellationToken))
        {
            document = change;
            bar.Value = change.ProgressPercent;
        }

        bar.Value = 100;
        progress.Refresh();
        return document.State == DocumentState.Failed
            ? throw new InvalidDataException($"{file.Name} cannot be read: {string.Join("; ", document.Problems.Select(p => p.Message))}")
            : document;
    }

    private static void ShowMatch(Match match)
    {
        var table = new Table().Border(TableBorder.Rounded).Title($"Match {match.Score:0} / 100").AddColumns("", "Requirement", "Resume");
        foreach (var requirement in match.Requirements)
        {
            var evidence = requirement.Evidence.Count > 0 ? $"“{requirement.Evidence[0].Text}”" : requirement.Reason;
            table.AddRow(Mark(requirement.Status), Markup.Escape(requirement.Requirement), $"[dim]{Markup.Escape(evidence)}[/]");
        }

        AnsiConsole.Write(table);
    }

    private static string Mark(MatchStatus status) => status switch
    {
        MatchStatus.Met => "[green]met[/]",
        MatchStatus.Partial => "[yellow]partial[/]",
        MatchStatus.Missing => "[red]missing[/]",
        _ => "[dim]unknown[/]",
    };

    private static void ShowPlan(Interview interview)
    {
        var tree = new Tree($"Plan for {interview.TimeLimit.ToTimeSpan().TotalMinutes:0} minutes");
        foreach (var topic in interview.Plan.Topics)
            tree.AddNode(Markup.Escape($"{topic.Title} ({topic.Kind.ToString().ToLowerInvariant()}, {topic.Weight:P0})"));
        AnsiConsole.Write(tree);
    }
}
