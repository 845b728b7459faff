using Google.Protobuf;
using SyncInterview.Analysis.Rendering;
using SyncInterview.Analysis.Storage;
using SyncInterview.Analysis.V1;
using SyncInterview.BuildingBlocks.Indexes;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Analysis.Reporting;

/// <summary>Gets, lists and renders reports for their owners. Somebody else's is not found.</summary>
internal sealed class ReportReader(ReportStore reports, ReportRenderer renderer)
{
    private const int DefaultPageSize = 50;
    private const int LargestPageSize = 500;

    /// <summary>The report as it stands.</summary>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT, NOT_FOUND.</exception>
    public async Task<Report> GetAsync(string name, string owner, CancellationToken cancellationToken)
    {
        new FieldRules().Name("name", name, ReportNames.Collection).ThrowIfAny();
        var stored = await reports.FindAsync(ReportNames.IdOf(name), cancellationToken);
        return stored is not null && stored.Record.Owner == owner ? stored.Record.Report : throw RpcErrors.NotFound("Report", name);
    }

    /// <summary>One page of an owner's reports, newest first, each in outline.</summary>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT.</exception>
    public async Task<ListReportsResponse> ListAsync(ListReportsRequest request, string owner, CancellationToken cancellationToken)
    {
        new FieldRules().Range("page_size", request.PageSize, 0, int.MaxValue).ThrowIfAny();
        var size = request.PageSize == 0 ? DefaultPageSize : Math.Min(request.PageSize, LargestPageSize);
        var page = await PageAsync(owner, size, request.PageToken, cancellationToken);
        var found = await reports.FindManyAsync(page.Ids, cancellationToken);
        return new ListReportsResponse
        {
            Reports = { found.Where(record => record.Owner == owner).Select(record => Outline(record.Report)) },
            NextPageToken = page.NextPageToken ?? "",
        };
    }

    /// <summary>A finished report in a form of its own.</summary>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT, NOT_FOUND, FAILED_PRECONDITION (WRONG_STATE).</exception>
    public async Task<RenderReportResponse> RenderAsync(RenderReportRequest request, string owner, CancellationToken cancellationToken)
    {
        new FieldRules().Name("name", request.Name, ReportNames.Collection).Specified("format", request.Format).ThrowIfAny();
        var report = await GetAsync(request.Name, owner, cancellationToken);
        if (report.State != ReportState.Ready)
        {
            var state = report.State.ToString().ToUpperInvariant();
            throw RpcErrors.FailedPrecondition(ErrorReason.WrongState, $"{report.Name} must be READY; it is {state}.", ("state", state));
        }

        return request.Format == ReportFormat.Html
            ? new() { Content = ByteString.CopyFromUtf8(await renderer.HtmlAsync(report)), MediaType = "text/html; charset=utf-8" }
            : new() { Content = ByteString.CopyFromUtf8(ReportRenderer.Json(report)), MediaType = "application/json" };
    }

    private async Task<OwnerIndexPage> PageAsync(string owner, int size, string token, CancellationToken cancellationToken)
    {
        try
        {
            return await reports.ListAsync(owner, size, token.Length == 0 ? null : token, cancellationToken);
        }
        catch (ArgumentException) when (token.Length > 0)
        {
            throw RpcErrors.InvalidField("page_token", "must be the next_page_token of an earlier page");
        }
    }

    private static Report Outline(Report report) => new()
    {
        Name = report.Name,
        Interview = report.Interview,
        State = report.State,
        Overall = report.Overall,
    };
}
