using Grpc.Core;
using Grpc.Net.Client;
using SyncInterview.Documents.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;
using SyncInterview.Terminal.Client;

namespace SyncInterview.EndToEnd.Tests.Kit;

/// <summary>A frontend for tests: documents uploaded, an interview created, and the raw client at hand.</summary>
internal sealed class Candidate : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly SuiteClient _client;

    public Candidate(Uri address)
    {
        _channel = ServiceChannel.Open(address);
        _client = new SuiteClient(address);
    }

    public InterviewService.InterviewServiceClient Interviews => new(_channel);

    /// <summary>Uploads the sample documents and plans an interview.</summary>
    public async Task<Interview> CreateAsync(ConversationStyle? style = null, int minutes = 30)
    {
        var resume = await ReadAsync(Repository.Sample("resumes/mara-lindqvist.pdf"), DocumentKind.Resume);
        var job = await ReadAsync(Repository.Sample("jobs/backend-engineer-payments.docx"), DocumentKind.JobDescription);
        return await CreateAsync(resume, job, style, minutes);
    }

    /// <summary>Plans an interview from documents that were read.</summary>
    public async Task<Interview> CreateAsync(string resume, string job, ConversationStyle? style = null, int minutes = 30)
    {
        var interview = new Interview
        {
            Resume = resume,
            JobDescription = job,
            Style = style,
            Seed = 11,
            TimeLimit = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(TimeSpan.FromMinutes(minutes)),
        };
        return (await Interviews.CreateInterviewAsync(new() { Interview = interview })).Interview;
    }

    /// <summary>Uploads a document and waits until it was read.</summary>
    public async Task<string> ReadAsync(string file, DocumentKind kind)
    {
        var document = await _client.UploadAsync(new FileInfo(file), kind, CancellationToken.None);
        await foreach (var change in _client.WatchAsync(document.Name, CancellationToken.None))
            document = change;
        Assert.True(document.State is DocumentState.Ready or DocumentState.NeedsReview, $"{file} is {document.State}: {document.Problems}");
        return document.Name;
    }

    /// <summary>Attaches and begins, and gives the stream with the first question asked.</summary>
    public async Task<LiveInterview> BeginAsync(string interview)
    {
        var live = _client.Converse(interview, TimeProvider.System, CancellationToken.None);
        await live.AttachAsync(CancellationToken.None);
        await live.SendAsync(new Control { Begin = new() }, CancellationToken.None);
        return live;
    }

    public async Task<Transcript> TranscriptAsync(string interview) =>
        (await Interviews.GetTranscriptAsync(new() { Name = interview })).Transcript;

    public void Dispose()
    {
        _client.Dispose();
        _channel.Dispose();
    }
}
