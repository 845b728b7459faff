using System.Runtime.CompilerServices;
using SyncInterview.Common.V1;
using SyncInterview.Documents.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Documents.Store;

/// <summary>What an owner may do with documents. Somebody else's are answered as though they did not exist.</summary>
internal sealed class DocumentAccess(DocumentStore documents, DocumentChanges changes, TimeProvider time)
{
    private const int DefaultPage = 50;
    private const int LargestPage = 500;

    // A filtered page is filled from so many pages of the list at most; beyond, it is shorter than asked for.
    private const int MostRounds = 10;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    /// <summary>An owner's document; throws NOT_FOUND.</summary>
    public async Task<StoredDocument> GetAsync(string owner, string name, CancellationToken cancellationToken) =>
        await FindAsync(owner, name, cancellationToken) ?? throw RpcErrors.NotFound("Document", name);

    /// <summary>The text of an owner's document; throws NOT_FOUND, and FAILED_PRECONDITION before it was read.</summary>
    public async Task<string> GetTextAsync(string owner, string name, CancellationToken cancellationToken)
    {
        var document = await GetAsync(owner, name, cancellationToken);
        if (!document.IsReadable)
            throw RpcErrors.FailedPrecondition(
                ErrorReason.DocumentNotReady, $"{name} has no text: its state is {document.Record.Document.State}.");
        return await documents.ReadTextAsync(document.Id, cancellationToken) ?? throw RpcErrors.NotFound("Document", name);
    }

    /// <summary>One page of an owner's documents.</summary>
    public async Task<ListDocumentsResponse> ListAsync(string owner, ListDocumentsRequest request, CancellationToken cancellationToken)
    {
        var size = request.PageSize == 0 ? DefaultPage : Math.Min(request.PageSize, LargestPage);
        var response = new ListDocumentsResponse { NextPageToken = request.PageToken };
        for (var round = 0; round < MostRounds && response.Documents.Count < size; round++)
        {
            var page = await PageAsync(owner, size - response.Documents.Count, response.NextPageToken, cancellationToken);
            response.Documents.Add(page.Documents
                .Where(document => request.Kind == DocumentKind.Unspecified || document.Record.Document.Kind == request.Kind)
                .Select(document => document.ToListed()));
            response.NextPageToken = page.NextPageToken ?? string.Empty;
            if (page.NextPageToken is null)
                break;
        }

        return response;
    }

    /// <summary>
    /// Deletes an owner's document; throws NOT_FOUND unless that is allowed, and ABORTED when it has another etag than asked for.
    /// </summary>
    public async Task DeleteAsync(string owner, DeleteDocumentRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var document = await FindAsync(owner, request.Name, cancellationToken);
            if (document is null)
            {
                await DeleteRestAsync(owner, request, cancellationToken);
                return;
            }

            if (request.Etag.Length > 0 && request.Etag != document.ETag)
                throw RpcErrors.Aborted(ErrorReason.EtagMismatch, $"{request.Name} has changed since it had this etag.");
            if (await documents.DeleteAsync(document, cancellationToken))
                return;
            // It is being read just now and changed in between.
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// The document as it stands and then after each change, until its state is final. Throws NOT_FOUND when it is deleted meanwhile.
    /// </summary>
    public async IAsyncEnumerable<Document> WatchAsync(
        string owner, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = IdOf(name);
        string? last = null;
        try
        {
            while (true)
            {
                var change = changes.NextChange(id);
                var document = await GetAsync(owner, name, cancellationToken);
                if (document.ETag != last)
                    yield return document.ToDocument();
                if (document.IsFinal)
                    break;
                last = document.ETag;
                await Task.WhenAny(change, Task.Delay(LookAgain, time, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            changes.Release(id);
        }
    }

    private async Task<StoredDocument?> FindAsync(string owner, string name, CancellationToken cancellationToken) =>
        await documents.FindAsync(IdOf(name), cancellationToken) is { } document && document.Record.Owner == owner ? document : null;

    private async Task<(IReadOnlyList<StoredDocument> Documents, string? NextPageToken)> PageAsync(
        string owner, int size, string token, CancellationToken cancellationToken)
    {
        try
        {
            return await documents.ListAsync(owner, size, token, cancellationToken);
        }
        catch (ArgumentException)
        {
            throw RpcErrors.InvalidField("page_token", "must be next_page_token of an earlier page of this list");
        }
    }

    /// <summary>A deletion that broke off left the document in its owner's list: finish it. Otherwise there is no such document.</summary>
    private async Task DeleteRestAsync(string owner, DeleteDocumentRequest request, CancellationToken cancellationToken)
    {
        // Somebody else's document is left alone: only a record that is gone may have left something behind.
        if (await documents.FindAsync(IdOf(request.Name), cancellationToken) is null)
            await documents.DeleteRestAsync(owner, IdOf(request.Name), cancellationToken);
        if (!request.AllowMissing)
            throw RpcErrors.NotFound("Document", request.Name);
    }

    private static string IdOf(string name) =>
        ResourceName.TryParse(name, ResourceIds.Documents, out var id) ? id : throw RpcErrors.NotFound("Document", name);
}
