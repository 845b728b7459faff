using System.Collections.Concurrent;
using Grpc.Core;
using SyncInterview.Documents.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>The documents service with the documents that a test puts in.</summary>
internal sealed class ScriptedDocuments : DocumentService.DocumentServiceBase
{
    public const string Resume = "documents/resume1";
    public const string Job = "documents/job1";

    private readonly ConcurrentDictionary<string, (string Owner, Document Document)> _documents = new(StringComparer.Ordinal);

    /// <summary>Whether it answers at all.</summary>
    public bool IsDown { get; set; }

    /// <summary>Puts both documents of an owner in, ready.</summary>
    public void AddPair(string owner, string resume = Resume, string job = Job)
    {
        Add(owner, new Document
        {
            Name = resume,
            Kind = DocumentKind.Resume,
            State = DocumentState.Ready,
            Resume = new() { Work = { new Work { Position = Of("Engineer"), Name = Of("Acme"), Highlights = { Of("Built a ledger") } } } },
        });
        Add(owner, new Document
        {
            Name = job,
            Kind = DocumentKind.JobDescription,
            State = DocumentState.NeedsReview,
            JobDescription = new() { Title = Of("Backend Engineer"), Company = Of("Initech"), Responsibilities = { Of("Run the ledger") } },
        });
    }

    public void Add(string owner, Document document) => _documents[document.Name] = (owner, document);

    public override Task<GetDocumentResponse> GetDocument(GetDocumentRequest request, ServerCallContext context)
    {
        if (IsDown)
            throw RpcErrors.Unavailable(Common.V1.ErrorReason.Unavailable, "Down.");
        return _documents.TryGetValue(request.Name, out var found) && found.Owner == context.GetIdentity().Owner
            ? Task.FromResult(new GetDocumentResponse { Document = found.Document })
            : throw RpcErrors.NotFound("Document", request.Name);
    }

    private static Sourced Of(string value) => new() { Value = value };
}
