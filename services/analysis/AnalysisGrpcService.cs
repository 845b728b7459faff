using Grpc.Core;
using SyncInterview.Analysis.Matching;
using SyncInterview.Analysis.Reporting;
using SyncInterview.Analysis.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Analysis;

/// <summary>The analysis service as the contract states it.</summary>
internal sealed class AnalysisGrpcService(MatchMaking matches, ReportReader reports, ReportWatch watch, InternalIdentity identity)
    : AnalysisService.AnalysisServiceBase
{
    public override async Task<MatchDocumentsResponse> MatchDocuments(MatchDocumentsRequest request, ServerCallContext context) =>
        new() { Match = await matches.MakeAsync(request, Owner(context), identity.NestedIn(context)) };

    public override async Task<GetMatchResponse> GetMatch(GetMatchRequest request, ServerCallContext context) =>
        new() { Match = await matches.GetAsync(request.Name, Owner(context), context.CancellationToken) };

    public override async Task<GetReportResponse> GetReport(GetReportRequest request, ServerCallContext context) =>
        new() { Report = await reports.GetAsync(request.Name, Owner(context), context.CancellationToken) };

    public override Task<ListReportsResponse> ListReports(ListReportsRequest request, ServerCallContext context) =>
        reports.ListAsync(request, Owner(context), context.CancellationToken);

    public override Task WatchReport(
        WatchReportRequest request, IServerStreamWriter<WatchReportResponse> responseStream, ServerCallContext context) =>
        watch.RunAsync(request.Name, Owner(context), responseStream, context.CancellationToken);

    public override Task<RenderReportResponse> RenderReport(RenderReportRequest request, ServerCallContext context) =>
        reports.RenderAsync(request, Owner(context), context.CancellationToken);

    public override Task<EvaluateCodeResponse> EvaluateCode(EvaluateCodeRequest request, ServerCallContext context) =>
        throw RpcErrors.NotAvailable("Code evaluation");

    public override Task<ReplayReportResponse> ReplayReport(ReplayReportRequest request, ServerCallContext context) =>
        throw RpcErrors.NotAvailable("The replay of reports");

    private static string Owner(ServerCallContext context) => context.GetIdentity().Owner;
}
