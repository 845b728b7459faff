using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.Analysis.Reporting;
using SyncInterview.Analysis.Tests.Kit;
using SyncInterview.Analysis.V1;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Events.V1;
using SyncInterview.Hosting;
using SyncInterview.Testing;

namespace SyncInterview.Analysis.Tests.Service;

public sealed class ReportRpcTests : IAsyncLifetime
{
    private const string Name = "reports/demo";

    private AnalysisHost _host = null!;

    public async Task InitializeAsync() => _host = await AnalysisHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_end_of_an_interview_brings_its_report_with_the_match_it_was_planned_from()
    {
        var match = await _host.MatchAsync();
        var talk = Talks.MaraTalk();
        talk.Interview.Plan.Match = match.Name;
        await _host.EndAsync(_host.Put(talk));
        var report = await _host.ReportAsync(Name, ReportState.Ready);
        Assert.Equal(match, report.Match);
        Assert.Equal(talk.Interview.EndTime, report.EndTime);
        Assert.Equal(12, report.Answers.Count);
        // The resume's spelling AKS is known to mean Kubernetes.
        Assert.Contains("AKS", report.Coverage.Single(requirement => requirement.RequirementId == "r5").Evidence[0].Text);
        await Eventually.HoldsAsync(() => _host.Ready.Events.Count == 1);
        var ready = _host.Ready.Events.Single();
        Assert.Equal((Name, "interviews/demo", AnalysisHost.Owner), (ready.Report, ready.Interview, ready.Owner));
    }

    [Fact]
    public async Task A_second_delivery_changes_nothing()
    {
        var interview = _host.Put(Talks.Strong());
        await _host.EndAsync(interview);
        var report = await _host.ReportAsync(Name, ReportState.Ready);
        var calls = _host.Interviews.Calls;
        await using (var scope = _host.Host.Services.CreateAsyncScope())
        {
            var ended = new InterviewEnded { Interview = interview.Name, Owner = AnalysisHost.Owner, EndTime = interview.EndTime };
            var again = new ReceivedEvent<InterviewEnded>("again", Topics.InterviewEnded, Talk.Start, Attempt: 2, ended);
            await scope.ServiceProvider.GetRequiredService<InterviewEndedHandler>().HandleAsync(again, CancellationToken.None);
        }

        Assert.Equal(calls, _host.Interviews.Calls);
        Assert.Equal(report, await WatchedToTheEndAsync());
        var page = await ListAsync(new(), _host.Headers);
        Assert.Single(page.Reports);
        await Eventually.HoldsAsync(() => _host.Ready.Events.Count == 1);
    }

    [Fact]
    public async Task A_watcher_waits_for_the_end_and_then_sees_the_report()
    {
        var talk = Talks.Strong();
        _host.Put(talk, ended: false);
        using var watch = _host.Client.WatchReport(new WatchReportRequest { Name = Name }, _host.Headers);
        Assert.True(await watch.ResponseStream.MoveNext(default));
        Assert.Equal(ReportState.Waiting, watch.ResponseStream.Current.Report.State);
        await RefusedAsync(StatusCode.NotFound, GetAsync);
        await _host.EndAsync(_host.Put(talk));
        var states = new List<Report>();
        while (await watch.ResponseStream.MoveNext(default))
            states.Add(watch.ResponseStream.Current.Report);
        Assert.Equal(ReportState.Ready, states[^1].State);
        Assert.Equal(100, states[^1].ProgressPercent);
        Assert.Equal(states.OrderBy(report => report.ProgressPercent), states);
    }

    [Fact]
    public async Task A_watcher_has_the_report_written_when_the_event_never_came()
    {
        _host.Put(Talks.Strong());
        var report = await WatchedToTheEndAsync();
        Assert.Equal(ReportState.Ready, report.State);
        Assert.Equal(report, (await GetAsync(_host.Headers)).Report);
        await Eventually.HoldsAsync(() => _host.Ready.Events.Count == 1);
    }

    [Fact]
    public async Task A_report_waits_out_an_interview_service_that_is_down()
    {
        var interview = _host.Put(Talks.Strong());
        _host.Interviews.IsDown = true;
        await _host.EndAsync(interview);
        await Eventually.HoldsAsync(() => _host.Interviews.Calls > 0);
        Assert.Equal(ReportState.Running, (await _host.ReportAsync(Name, ReportState.Running)).State);
        _host.Interviews.IsDown = false;
        Assert.Equal(ReportState.Ready, (await _host.ReportAsync(Name, ReportState.Ready)).State);
    }

    [Fact]
    public async Task Somebody_elses_report_is_not_found_by_any_method()
    {
        await _host.EndAsync(_host.Put(Talks.Strong()));
        await _host.ReportAsync(Name, ReportState.Ready);
        await RefusedAsync(StatusCode.NotFound, GetAsync, _host.Stranger);
        await RefusedAsync(StatusCode.NotFound, headers => RenderAsync(ReportFormat.Html, headers), _host.Stranger);
        await RefusedAsync(StatusCode.NotFound, headers => WatchAsync(Name, headers), _host.Stranger);
        await RefusedAsync(StatusCode.NotFound, headers => WatchAsync("reports/none", headers));
        Assert.Empty((await ListAsync(new(), _host.Stranger)).Reports);
    }

    [Fact]
    public async Task Reports_are_listed_newest_first_in_outline_and_in_pages()
    {
        foreach (var i in Enumerable.Range(1, 3))
        {
            var talk = Talks.Strong();
            talk.Interview.Name = $"interviews/i{i}";
            var interview = _host.Put(talk);
            interview.EndTime.Seconds += 60 * i;
            await _host.EndAsync(interview);
            await _host.ReportAsync($"reports/i{i}", ReportState.Ready);
        }

        var first = await ListAsync(new() { PageSize = 2 }, _host.Headers);
        var second = await ListAsync(new() { PageSize = 2, PageToken = first.NextPageToken }, _host.Headers);
        Assert.Equal(["reports/i3", "reports/i2", "reports/i1"], first.Reports.Concat(second.Reports).Select(report => report.Name));
        Assert.Empty(second.NextPageToken);
        Assert.All(first.Reports, report => Assert.Empty(report.Answers));
        Assert.All(first.Reports, report => Assert.NotNull(report.Overall));
        await RefusedAsync(StatusCode.InvalidArgument, headers => ListAsync(new() { PageToken = "?" }, headers));
        await RefusedAsync(StatusCode.InvalidArgument, headers => ListAsync(new() { PageSize = -1 }, headers));
    }

    [Fact]
    public async Task A_report_renders_as_a_page_and_as_json_once_it_is_ready()
    {
        var interview = _host.Put(Talks.Strong());
        _host.Interviews.IsDown = true;
        await _host.EndAsync(interview);
        await _host.ReportAsync(Name, ReportState.Running);
        var early = await Assert.ThrowsAsync<RpcException>(() => RenderAsync(ReportFormat.Html, _host.Headers));
        Assert.Equal(ErrorReason.WrongState, RpcStatus.From(early).Reason);
        _host.Interviews.IsDown = false;
        var report = await _host.ReportAsync(Name, ReportState.Ready);
        var html = await RenderAsync(ReportFormat.Html, _host.Headers);
        Assert.Equal("text/html; charset=utf-8", html.MediaType);
        Assert.StartsWith("<!DOCTYPE html>", html.Content.ToStringUtf8());
        var json = await RenderAsync(ReportFormat.Json, _host.Headers);
        Assert.Equal("application/json", json.MediaType);
        Assert.Equal(report, Google.Protobuf.JsonParser.Default.Parse<Report>(json.Content.ToStringUtf8()));
        await RefusedAsync(StatusCode.InvalidArgument, headers => RenderAsync(ReportFormat.Unspecified, headers));
    }

    [Fact]
    public async Task A_log_holds_no_word_of_an_answer()
    {
        await _host.EndAsync(_host.Put(Talks.Strong()));
        await _host.ReportAsync(Name, ReportState.Ready);
        var log = string.Join('\n', _host.Host.Logs.Records);
        Assert.DoesNotContain("checkout", log);
        Assert.DoesNotContain("covering index", log);
    }

    private Task<GetReportResponse> GetAsync(Metadata headers) =>
        _host.Client.GetReportAsync(new GetReportRequest { Name = Name }, headers).ResponseAsync;

    private Task<RenderReportResponse> RenderAsync(ReportFormat format, Metadata headers) =>
        _host.Client.RenderReportAsync(new RenderReportRequest { Name = Name, Format = format }, headers).ResponseAsync;

    private Task<ListReportsResponse> ListAsync(ListReportsRequest request, Metadata headers) =>
        _host.Client.ListReportsAsync(request, headers).ResponseAsync;

    private async Task WatchAsync(string name, Metadata headers)
    {
        using var watch = _host.Client.WatchReport(new WatchReportRequest { Name = name }, headers);
        await watch.ResponseStream.MoveNext(default);
    }

    private async Task<Report> WatchedToTheEndAsync()
    {
        using var watch = _host.Client.WatchReport(new WatchReportRequest { Name = Name }, _host.Headers);
        var report = new Report();
        while (await watch.ResponseStream.MoveNext(default))
            report = watch.ResponseStream.Current.Report;
        return report;
    }

    private async Task RefusedAsync(StatusCode code, Func<Metadata, Task> call, Metadata? headers = null)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => call(headers ?? _host.Headers));
        Assert.Equal(code, error.StatusCode);
    }
}
