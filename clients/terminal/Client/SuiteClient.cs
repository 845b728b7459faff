using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using SyncInterview.Analysis.V1;
using SyncInterview.Documents.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Terminal.Client;

/// <summary>A frontend's calls to the suite's public door.</summary>
internal sealed class SuiteClient(Uri address) : IDisposable
{
    private const int ChunkBytes = 64 * 1024;

    private readonly GrpcChannel _channel = ServiceChannel.Open(address);

    private DocumentService.DocumentServiceClient Documents => new(_channel);

    private InterviewService.InterviewServiceClient Interviews => new(_channel);

    private AnalysisService.AnalysisServiceClient Analysis => new(_channel);

    /// <summary>Uploads a file in one stream.</summary>
    public async Task<Document> UploadAsync(FileInfo file, DocumentKind kind, CancellationToken cancellationToken)
    {
        using var call = Documents.UploadDocument(cancellationToken: cancellationToken);
        await call.RequestStream.WriteAsync(
            new() { Start = new() { DisplayName = file.Name, Kind = kind, SizeBytes = file.Length } }, cancellationToken);
        await using var content = file.OpenRead();
        var buffer = new byte[ChunkBytes];
        var offset = 0L;
        while (await content.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            await call.RequestStream.WriteAsync(
                new() { Chunk = new() { WriteOffset = offset, Data = ByteString.CopyFrom(buffer, 0, read) } }, cancellationToken);
            offset += read;
        }

        await call.RequestStream.WriteAsync(new() { Chunk = new() { WriteOffset = offset, Finish = true } }, cancellationToken);
        await call.RequestStream.CompleteAsync();
        return (await call.ResponseAsync).Document;
    }

    /// <summary>A document as it is read, until it is READY, NEEDS_REVIEW or FAILED.</summary>
    public async IAsyncEnumerable<Document> WatchAsync(
        string document, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var call = Documents.WatchDocument(new() { Name = document }, cancellationToken: cancellationToken);
        await foreach (var response in call.ResponseStream.ReadAllAsync(cancellationToken))
            yield return response.Document;
    }

    /// <summary>Plans an interview.</summary>
    public async Task<Interview> CreateAsync(string resume, string job, TimeSpan limit, long seed, CancellationToken cancellationToken)
    {
        var interview = new Interview { Resume = resume, JobDescription = job, TimeLimit = Duration.FromTimeSpan(limit), Seed = seed };
        var response = await Interviews.CreateInterviewAsync(new() { Interview = interview }, cancellationToken: cancellationToken);
        return response.Interview;
    }

    /// <summary>Opens the conversation.</summary>
    public LiveInterview Converse(string interview, TimeProvider time, CancellationToken cancellationToken) =>
        new(Interviews.Converse(cancellationToken: cancellationToken), interview, time);

    /// <summary>Compares what an interview's log leads to with what was sent.</summary>
    public async Task<ReplayInterviewResponse> ReplayAsync(string interview, CancellationToken cancellationToken) =>
        await Interviews.ReplayInterviewAsync(new() { Name = interview }, cancellationToken: cancellationToken);

    /// <summary>The match an interview was planned from.</summary>
    public async Task<Match> MatchAsync(string match, CancellationToken cancellationToken) =>
        (await Analysis.GetMatchAsync(new() { Name = match }, cancellationToken: cancellationToken)).Match;

    /// <summary>A report as it is written.</summary>
    public async IAsyncEnumerable<Report> WatchReportAsync(
        string report, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var call = Analysis.WatchReport(new() { Name = report }, cancellationToken: cancellationToken);
        await foreach (var response in call.ResponseStream.ReadAllAsync(cancellationToken))
            yield return response.Report;
    }

    /// <summary>A report in a form.</summary>
    public async Task<byte[]> RenderAsync(string report, ReportFormat format, CancellationToken cancellationToken)
    {
        var response = await Analysis.RenderReportAsync(new() { Name = report, Format = format }, cancellationToken: cancellationToken);
        return response.Content.ToByteArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();
}
