using Google.Protobuf.WellKnownTypes;
using SyncInterview.Analysis.Reporting.Answers;
using SyncInterview.Analysis.Storage;
using SyncInterview.Analysis.Store.V1;
using SyncInterview.Analysis.V1;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Events.V1;

namespace SyncInterview.Analysis.Reporting;

/// <summary>
/// Writes the report of an interview that is over, step by step, each kept before the next begins. Safe to repeat and to run twice at
/// once: what is made is a function of the interview, and a step never overwrites a finished report.
/// </summary>
internal sealed class ReportWriter(InterviewFetch interviews, MatchStore matches, ReportStore reports, IEventBus bus)
{
    /// <summary>The finished report; written now, unless it is there already.</summary>
    /// <param name="interview">Resource name of the interview.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="endTime">When the interview ended.</param>
    /// <param name="cancellationToken">Gives up; the next attempt begins anew.</param>
    /// <exception cref="Grpc.Core.RpcException">The interview service cannot be reached, or does not know the interview.</exception>
    public async Task<Report> WriteAsync(string interview, string owner, Timestamp endTime, CancellationToken cancellationToken)
    {
        var stored = await reports.FindAsync(ReportNames.IdOf(interview), cancellationToken);
        if (stored is not { Record.Report.State: ReportState.Ready })
            stored = await WriteAsync(new Progress(interview, owner, endTime, stored), cancellationToken);
        await AnnounceAsync(stored.Record, cancellationToken);
        return stored.Record.Report;
    }

    /// <summary>Gives the report up for good, unless somebody else finished it.</summary>
    public async Task GiveUpAsync(string interview, string owner, Timestamp endTime, CancellationToken cancellationToken)
    {
        var stored = await reports.FindAsync(ReportNames.IdOf(interview), cancellationToken);
        if (stored is not { Record.Report.State: ReportState.Ready })
            await StepAsync(new Progress(interview, owner, endTime, stored), ReportState.Failed, 0, "Given up", cancellationToken);
    }

    private async Task<StoredReport> WriteAsync(Progress progress, CancellationToken cancellationToken)
    {
        progress = await StepAsync(progress, ReportState.Running, 5, "Reading the interview", cancellationToken);
        var interview = await interviews.InterviewAsync(progress.Interview, progress.Owner, cancellationToken);
        var transcript = await interviews.TranscriptAsync(progress.Interview, progress.Owner, cancellationToken);
        progress = await StepAsync(progress, ReportState.Running, 50, "Marking the answers", cancellationToken);
        var match = await MatchOfAsync(interview.Plan?.Match ?? "", progress.Owner, cancellationToken);
        var report = ReportBuilder.Shipped.Build(new ReportInput(interview, transcript, match?.Match, [.. SpellingsOf(match)]));
        report.EndTime = progress.EndTime;
        var record = new ReportRecord { Report = report, Owner = progress.Owner };
        return (await reports.SaveAsync(record, WriteCondition.None, cancellationToken))!;
    }

    // A step that somebody else overtook is not worth keeping: theirs shows more.
    private async Task<Progress> StepAsync(
        Progress progress, ReportState state, int percent, string step, CancellationToken cancellationToken)
    {
        var report = new Report
        {
            Name = ReportNames.ReportOf(progress.Interview),
            Interview = progress.Interview,
            State = state,
            ProgressPercent = percent,
            Step = step,
            EndTime = progress.EndTime,
        };
        var condition = progress.Stored is { } before ? WriteCondition.Unchanged(before.ETag) : WriteCondition.Absent;
        var record = new ReportRecord { Report = report, Owner = progress.Owner };
        return progress with { Stored = await reports.SaveAsync(record, condition, cancellationToken) ?? progress.Stored };
    }

    private async Task<MatchRecord?> MatchOfAsync(string match, string owner, CancellationToken cancellationToken) =>
        match.Length == 0 ? null : await matches.FindAsync(ReportNames.IdOf(match), owner, cancellationToken);

    private static IEnumerable<SkillSpelling> SpellingsOf(MatchRecord? match) =>
        (match?.Skills ?? []).SelectMany(skill =>
            skill.Spellings.DefaultIfEmpty(skill.Name).Select(spelling => new SkillSpelling(skill.Name, spelling, skill.Implies)));

    private Task AnnounceAsync(ReportRecord record, CancellationToken cancellationToken)
    {
        var ready = new ReportReady { Report = record.Report.Name, Interview = record.Report.Interview, Owner = record.Owner };
        return bus.PublishAsync(Topics.ReportReady, $"{record.Report.Name}/ready", ready, cancellationToken);
    }

    private sealed record Progress(string Interview, string Owner, Timestamp EndTime, StoredReport? Stored);
}
