using Grpc.Core;
using SyncInterview.Analysis.Tests.Kit;
using SyncInterview.Analysis.V1;
using SyncInterview.Common.V1;
using SyncInterview.Documents.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Analysis.Tests.Service;

public sealed class MatchRpcTests : IAsyncLifetime
{
    private AnalysisHost _host = null!;

    public async Task InitializeAsync() => _host = await AnalysisHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_same_documents_have_one_match_which_is_made_once()
    {
        var match = await _host.MatchAsync();
        var texts = _host.Documents.TextsRead;
        Assert.Matches("^matches/[a-z0-9]{32}$", match.Name);
        Assert.Equal(match, await _host.MatchAsync());
        Assert.Equal(texts, _host.Documents.TextsRead);
        Assert.Equal(match, (await _host.Client.GetMatchAsync(new GetMatchRequest { Name = match.Name }, _host.Headers)).Match);
    }

    [Fact]
    public async Task Another_version_of_a_document_has_another_match()
    {
        var match = await _host.MatchAsync();
        var input = Mara.Input();
        input.Resume.Etag = "2";
        _host.Documents.Put(AnalysisHost.Owner, input.Resume, input.ResumeText);
        var other = (await _host.Client.MatchDocumentsAsync(AnalysisHost.Request, _host.Headers)).Match;
        Assert.NotEqual(match.Name, other.Name);
        Assert.Equal(match.Score, other.Score);
    }

    [Fact]
    public async Task Somebody_elses_match_and_documents_are_not_found()
    {
        var match = await _host.MatchAsync();
        await RefusedAsync(StatusCode.NotFound, ErrorReason.NotFound, headers => GetAsync(match.Name, headers), _host.Stranger);
        await RefusedAsync(StatusCode.NotFound, ErrorReason.NotFound, headers => MatchAsync(AnalysisHost.Request, headers), _host.Stranger);
    }

    [Fact]
    public async Task A_document_of_the_wrong_kind_is_refused()
    {
        await _host.MatchAsync();
        var request = new MatchDocumentsRequest { Resume = "documents/job", JobDescription = "documents/resume" };
        await RefusedAsync(StatusCode.FailedPrecondition, ErrorReason.DocumentWrongKind, headers => MatchAsync(request, headers));
    }

    [Fact]
    public async Task A_document_that_is_not_read_yet_is_refused()
    {
        await _host.MatchAsync();
        var unread = new Document { Name = "documents/resume", Kind = DocumentKind.Resume, State = DocumentState.Processing };
        _host.Documents.Put(AnalysisHost.Owner, unread, "");
        await RefusedAsync(
            StatusCode.FailedPrecondition, ErrorReason.DocumentNotReady, headers => MatchAsync(AnalysisHost.Request, headers));
    }

    [Fact]
    public async Task A_document_that_needs_review_is_matched()
    {
        var input = Mara.Input();
        input.Resume.State = DocumentState.NeedsReview;
        _host.Documents.Put(AnalysisHost.Owner, input.Resume, input.ResumeText);
        _host.Documents.Put(AnalysisHost.Owner, input.Job, input.JobText);
        Assert.True((await _host.Client.MatchDocumentsAsync(AnalysisHost.Request, _host.Headers)).Match.HasScore);
    }

    [Fact]
    public async Task Missing_names_are_refused_all_at_once()
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => MatchAsync(new MatchDocumentsRequest(), _host.Headers));
        Assert.Equal(["resume", "job_description"], RpcStatus.From(error).FieldViolations.Select(violation => violation.Field));
    }

    [Fact]
    public async Task What_is_not_built_yet_says_so()
    {
        var client = _host.Client;
        await RefusedAsync(
            StatusCode.Unimplemented, ErrorReason.NotAvailable, headers => client.EvaluateCodeAsync(new(), headers).ResponseAsync);
        await RefusedAsync(
            StatusCode.Unimplemented, ErrorReason.NotAvailable, headers => client.ReplayReportAsync(new(), headers).ResponseAsync);
    }

    private Task<GetMatchResponse> GetAsync(string name, Metadata headers) =>
        _host.Client.GetMatchAsync(new GetMatchRequest { Name = name }, headers).ResponseAsync;

    private Task<MatchDocumentsResponse> MatchAsync(MatchDocumentsRequest request, Metadata headers) =>
        _host.Client.MatchDocumentsAsync(request, headers).ResponseAsync;

    private async Task RefusedAsync(StatusCode code, ErrorReason reason, Func<Metadata, Task> call, Metadata? headers = null)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => call(headers ?? _host.Headers));
        Assert.Equal((code, reason), (error.StatusCode, RpcStatus.From(error).Reason));
    }
}
