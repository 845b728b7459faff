using Grpc.Core;
using Microsoft.Extensions.Options;
using SyncInterview.Common.V1;
using SyncInterview.Documents.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;
using Resume = SyncInterview.Documents.V1.Resume;

namespace SyncInterview.Interviews.Planning;

/// <summary>Gets the documents of an interview from the documents service, and refuses what an interview cannot be planned from.</summary>
internal sealed class DocumentReader(
    DocumentService.DocumentServiceClient client, InternalIdentity identity, IOptions<InterviewOptions> options)
{
    /// <summary>Both documents.</summary>
    /// <exception cref="RpcException">
    /// NOT_FOUND; FAILED_PRECONDITION (DOCUMENT_WRONG_KIND, DOCUMENT_NOT_READY); UNAVAILABLE when the documents service is.
    /// </exception>
    public async Task<DocumentPair> ReadAsync(Interview interview, string owner, CancellationToken cancellationToken)
    {
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime + options.Value.DocumentTimeout;
        var call = new CallOptions(identity.HeadersFor(owner), deadline, cancellationToken);
        var resume = GetAsync(interview.Resume, DocumentKind.Resume, call);
        var job = GetAsync(interview.JobDescription, DocumentKind.JobDescription, call.WithHeaders(identity.HeadersFor(owner)));
        await Task.WhenAll(resume, job);
        return new DocumentPair((await resume).Resume ?? new Resume(), (await job).JobDescription ?? new JobDescription());
    }

    private async Task<Document> GetAsync(string name, DocumentKind kind, CallOptions call)
    {
        var response = await client.GetDocumentAsync(new GetDocumentRequest { Name = name }, call);
        var document = response.Document;
        if (document.Kind != kind)
        {
            throw RpcErrors.FailedPrecondition(
                ErrorReason.DocumentWrongKind, $"{name} must be a {Say(kind)}.", ("document", name), ("kind", kind.ToString()));
        }

        if (document.State is not (DocumentState.Ready or DocumentState.NeedsReview))
        {
            throw RpcErrors.FailedPrecondition(
                ErrorReason.DocumentNotReady,
                $"{name} must be READY or NEEDS_REVIEW; it is {document.State.ToString().ToUpperInvariant()}.",
                ("document", name),
                ("state", document.State.ToString().ToUpperInvariant()));
        }

        return document;
    }

    private static string Say(DocumentKind kind) => kind == DocumentKind.Resume ? "resume" : "job description";
}
