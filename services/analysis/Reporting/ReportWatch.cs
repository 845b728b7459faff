using Grpc.Core;
using Microsoft.Extensions.Options;
using SyncInterview.Analysis.Storage;
using SyncInterview.Analysis.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Reporting;

/// <summary>
/// Streams a report's progress until it is final. While nothing is there it waits for the interview to end; an ended interview whose
/// event is late, or whose writer died, has its report written by the watcher itself.
/// </summary>
internal sealed class ReportWatch(
    ReportStore reports, InterviewFetch interviews, ReportWriter writer, TimeProvider time, IOptions<AnalysisOptions> options)
{
    /// <summary>Runs until the report is READY or FAILED, or the caller leaves.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT; NOT_FOUND; UNAVAILABLE when the interview service is.</exception>
    public async Task RunAsync(
        string name, string owner, IServerStreamWriter<WatchReportResponse> stream, CancellationToken cancellationToken)
    {
        new FieldRules().Name("name", name, ReportNames.Collection).ThrowIfAny();
        Report? shown = null;
        var sinceChange = time.GetTimestamp();
        var sinceCheck = (long?)null;
        while (true)
        {
            var stored = await StoredAsync(name, owner, cancellationToken);
            if (stored is null && (sinceCheck is not { } last || time.GetElapsedTime(last) >= options.Value.EndCheckInterval))
            {
                stored = await WriteIfEndedAsync(name, owner, cancellationToken);
                sinceCheck = time.GetTimestamp();
            }

            var report = stored ?? Waiting(name);
            if (!report.Equals(shown))
            {
                await stream.WriteAsync(new WatchReportResponse { Report = report }, cancellationToken);
                (shown, sinceChange) = (report, time.GetTimestamp());
            }

            if (report.State is ReportState.Ready or ReportState.Failed)
                return;
            if (report.State == ReportState.Running && time.GetElapsedTime(sinceChange) >= options.Value.StalledAfter)
                await WriteIfEndedAsync(name, owner, cancellationToken);
            await Task.Delay(options.Value.WatchInterval, time, cancellationToken);
        }
    }

    private async Task<Report?> StoredAsync(string name, string owner, CancellationToken cancellationToken)
    {
        var stored = await reports.FindAsync(ReportNames.IdOf(name), cancellationToken);
        if (stored is not null && stored.Record.Owner != owner)
            throw RpcErrors.NotFound("Report", name);
        return stored?.Record.Report;
    }

    // The interview service refuses for us what belongs to somebody else.
    private async Task<Report?> WriteIfEndedAsync(string name, string owner, CancellationToken cancellationToken)
    {
        try
        {
            var interview = await interviews.InterviewAsync(ReportNames.InterviewOf(name), owner, cancellationToken);
            return interview is { State: ConversationState.Ended, EndTime: { } endTime }
                ? await writer.WriteAsync(interview.Name, owner, endTime, cancellationToken)
                : null;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            throw RpcErrors.NotFound("Report", name);
        }
    }

    private static Report Waiting(string name) => new()
    {
        Name = name,
        Interview = ReportNames.InterviewOf(name),
        State = ReportState.Waiting,
        Step = "Waiting for the interview to end",
    };
}
