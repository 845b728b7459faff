using System.Collections.Concurrent;
using Grpc.Core;
using SyncInterview.Documents.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Analysis.Tests.Kit;

/// <summary>A documents service that holds what a test puts into it.</summary>
internal sealed class UpstreamDocuments : DocumentService.DocumentServiceBase
{
    private readonly ConcurrentDictionary<string, (string Owner, Document Document, string Text)> _documents = new();
    private int _texts;

    /// <summary>How often a text was asked for.</summary>
    public int TextsRead => Volatile.Read(ref _texts);

    public void Put(string owner, Document document, string text) => _documents[document.Name] = (owner, document, text);

    public override Task<GetDocumentResponse> GetDocument(GetDocumentRequest request, ServerCallContext context) =>
        Task.FromResult(new GetDocumentResponse { Document = Find(request.Name, context).Document });

    public override Task<GetDocumentTextResponse> GetDocumentText(GetDocumentTextRequest request, ServerCallContext context)
    {
        Interlocked.Increment(ref _texts);
        return Task.FromResult(new GetDocumentTextResponse { Text = Find(request.Name, context).Text });
    }

    private (string Owner, Document Document, string Text) Find(string name, ServerCallContext context) =>
        _documents.TryGetValue(name, out var found) && found.Owner == context.GetIdentity().Owner
            ? found
            : throw RpcErrors.NotFound("Document", name);
}
