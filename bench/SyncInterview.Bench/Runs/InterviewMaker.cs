using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using SyncInterview.Documents.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Bench.Runs;

/// <summary>Makes interviews from two documents that are uploaded once.</summary>
internal sealed class InterviewMaker : IDisposable
{
    private const string Resume =
        """
        Mara Lindqvist
        Backend engineer, Gothenburg

        Experience
        Havsbro Pay, senior backend engineer, 2019 to 2025
        - Designed and led the build of a double-entry ledger in C# and PostgreSQL, 1.8 million postings a day.
        - Moved settlement from a nightly batch to events over RabbitMQ with a transactional outbox.
        Kvarnvik Logistics, backend engineer, 2015 to 2019
        - Shipment tracking in .NET, Redis and Kafka.

        Skills
        C#, .NET, PostgreSQL, RabbitMQ, Kafka, Redis, Docker, Kubernetes

        Education
        MSc Computer Science, Chalmers, 2015
        """;

    private const string Job =
        """
        Backend Engineer, Payments
        Employer: Nordkap Pay

        Requirements
        - 5 years of experience with C# and .NET
        - PostgreSQL and event-driven systems
        - Kubernetes in production
        - Terraform is a plus
        """;

    private readonly GrpcChannel _channel;
    private string _resume = "";
    private string _job = "";

    private InterviewMaker(Uri suite) => _channel = ServiceChannel.Open(suite);

    /// <summary>Uploads the documents and waits until they are read.</summary>
    public static async Task<InterviewMaker> StartAsync(Uri suite, CancellationToken cancellationToken)
    {
        var maker = new InterviewMaker(suite);
        maker._resume = await maker.UploadAsync("resume.txt", DocumentKind.Resume, Resume, cancellationToken);
        maker._job = await maker.UploadAsync("job.txt", DocumentKind.JobDescription, Job, cancellationToken);
        return maker;
    }

    /// <summary>Makes one, and gives its name.</summary>
    public async Task<string> CreateAsync(ConversationStyle style, CancellationToken cancellationToken)
    {
        var interview = new Interview
        {
            Resume = _resume,
            JobDescription = _job,
            Style = style,
            Seed = 11,
            TimeLimit = Duration.FromTimeSpan(TimeSpan.FromHours(2)),
        };
        var client = new InterviewService.InterviewServiceClient(_channel);
        return (await client.CreateInterviewAsync(new() { Interview = interview }, cancellationToken: cancellationToken)).Interview.Name;
    }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private async Task<string> UploadAsync(string name, DocumentKind kind, string text, CancellationToken cancellationToken)
    {
        var client = new DocumentService.DocumentServiceClient(_channel);
        using var upload = client.UploadDocument(cancellationToken: cancellationToken);
        var content = ByteString.CopyFromUtf8(text);
        await upload.RequestStream.WriteAsync(new() { Start = new() { DisplayName = name, Kind = kind, SizeBytes = content.Length } }, cancellationToken);
        await upload.RequestStream.WriteAsync(new() { Chunk = new() { Data = content, Finish = true } }, cancellationToken);
        await upload.RequestStream.CompleteAsync();
        var document = (await upload.ResponseAsync).Document;
        using var watch = client.WatchDocument(new() { Name = document.Name }, cancellationToken: cancellationToken);
        await foreach (var change in watch.ResponseStream.ReadAllAsync(cancellationToken))
            document = change.Document;
        return document.State is DocumentState.Ready or DocumentState.NeedsReview
            ? document.Name
            : throw new InvalidOperationException($"The suite could not read '{name}': {document.State}.");
    }
}
