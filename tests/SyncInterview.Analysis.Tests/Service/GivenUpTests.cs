using Microsoft.Extensions.Logging;
using SyncInterview.Analysis.Tests.Kit;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Tests.Service;

public sealed class GivenUpTests
{
    [Fact]
    public async Task A_report_fails_only_after_the_last_attempt_and_a_watcher_hears_of_it()
    {
        await using var host = await AnalysisHost.StartAsync(maxAttempts: 2);
        host.Host.Logs.Expect(line => line.Category.Contains("Events", StringComparison.Ordinal) && line.Level == LogLevel.Error);
        host.Interviews.IsDown = true;
        await host.EndAsync(host.Put(Talks.Strong()));
        var report = await host.ReportAsync("reports/demo", ReportState.Failed);
        Assert.Equal("Given up", report.Step);
        using var watch = host.Client.WatchReport(new WatchReportRequest { Name = "reports/demo" }, host.Headers);
        Assert.True(await watch.ResponseStream.MoveNext(default));
        Assert.Equal(ReportState.Failed, watch.ResponseStream.Current.Report.State);
        Assert.False(await watch.ResponseStream.MoveNext(default));
        Assert.Empty(host.Ready.Events);
    }
}
