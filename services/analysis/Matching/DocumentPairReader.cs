using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Documents.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Analysis.Matching;

/// <summary>Gets documents from the documents service, and refuses those that cannot be matched.</summary>
internal sealed class DocumentPairReader(DocumentService.DocumentServiceClient client)
{
    /// <summary>A document of a kind, read.</summary>
    /// <exception cref="RpcException">
    /// NOT_FOUND; FAILED_PRECONDITION (DOCUMENT_WRONG_KIND, DOCUMENT_NOT_READY); UNAVAILABLE when the documents service is.
    /// </exception>
    public async Task<Document> GetAsync(string name, DocumentKind kind, CallOptions call)
    {
        var response = await client.GetDocumentAsync(new GetDocumentRequest { Name = name }, call);
        var document = response.Document;
        var (wanted, found) = kind == DocumentKind.Resume
            ? ("resume", Document.ProfileOneofCase.Resume)
            : ("job description", Document.ProfileOneofCase.JobDescription);
        if (document.Kind != kind)
            throw RpcErrors.FailedPrecondition(ErrorReason.DocumentWrongKind, $"{name} must be a {wanted}.", ("document", name));
        if (document.State is DocumentState.Ready or DocumentState.NeedsReview && document.ProfileCase == found)
            return document;
        var state = document.State.ToString().ToUpperInvariant();
        throw RpcErrors.FailedPrecondition(
            ErrorReason.DocumentNotReady,
            $"{name} must be READY or NEEDS_REVIEW; it is {state}.",
            ("document", name),
            ("state", state));
    }

    /// <summary>The text that the spans of a document point into.</summary>
    public async Task<string> GetTextAsync(Document document, CallOptions call) =>
        (await client.GetDocumentTextAsync(new GetDocumentTextRequest { Name = document.Name }, call)).Text;
}
