using System.Text;
using Google.Protobuf;
using SyncInterview.BuildingBlocks.Indexes;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Documents.Store.V1;

namespace SyncInterview.Documents.Store;

/// <summary>Keeps documents: a record each, their bytes and text as blobs, and a list for each owner.</summary>
internal sealed class DocumentStore(IStateStore state, IBlobStore blobs, OwnerIndex index, DocumentChanges changes)
{
    private const string IndexKind = "document";

    /// <summary>A document, whoever it belongs to; null when there is none.</summary>
    public async Task<StoredDocument?> FindAsync(string id, CancellationToken cancellationToken) =>
        await state.GetAsync(ResourceIds.DocumentKey(id), cancellationToken) is { } entry ? Parse(id, entry) : null;

    /// <summary>Stores a new document with its bytes. Doing it again with the same id changes nothing.</summary>
    public async Task CreateAsync(string id, DocumentRecord record, Stream bytes, CancellationToken cancellationToken)
    {
        await blobs.WriteAsync(ResourceIds.BytesBlob(id), bytes, cancellationToken);
        await state.SaveAsync(ResourceIds.DocumentKey(id), record.ToByteArray(), WriteCondition.Absent, null, cancellationToken);
        await index.AddAsync(IndexKind, record.Owner, id, record.Document.CreateTime.ToDateTimeOffset(), cancellationToken);
    }

    /// <summary>Replaces a record; null when it has changed or gone since it was read.</summary>
    public async Task<StoredDocument?> UpdateAsync(StoredDocument read, DocumentRecord record, CancellationToken cancellationToken)
    {
        var etag = await state.SaveAsync(
            ResourceIds.DocumentKey(read.Id), record.ToByteArray(), WriteCondition.Unchanged(read.ETag), null, cancellationToken);
        changes.Raise(read.Id);
        return etag is null ? null : new StoredDocument(read.Id, record, etag);
    }

    /// <summary>A document's bytes; null when they are gone.</summary>
    public async Task<byte[]?> ReadBytesAsync(string id, CancellationToken cancellationToken) =>
        await ReadBlobAsync(ResourceIds.BytesBlob(id), cancellationToken);

    /// <summary>A document's text; null when it has none.</summary>
    public async Task<string?> ReadTextAsync(string id, CancellationToken cancellationToken) =>
        await ReadBlobAsync(ResourceIds.TextBlob(id), cancellationToken) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Stores a document's text.</summary>
    public async Task WriteTextAsync(string id, string text, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await blobs.WriteAsync(ResourceIds.TextBlob(id), bytes, cancellationToken);
    }

    /// <summary>
    /// Deletes a document: first its record, so that it is gone for all, then its bytes and text, then its place in the list, which
    /// leads a repeated call to what a broken one left. False when it has changed since it was read.
    /// </summary>
    public async Task<bool> DeleteAsync(StoredDocument document, CancellationToken cancellationToken)
    {
        if (!await state.DeleteAsync(ResourceIds.DocumentKey(document.Id), WriteCondition.Unchanged(document.ETag), cancellationToken))
            return false;
        changes.Raise(document.Id);
        await DeleteRestAsync(document.Record.Owner, document.Id, cancellationToken);
        return true;
    }

    /// <summary>Deletes what a broken deletion, or a reading that went on during it, left behind. Harmless where nothing is left.</summary>
    public async Task DeleteRestAsync(string owner, string id, CancellationToken cancellationToken)
    {
        await blobs.DeleteAsync(ResourceIds.TextBlob(id), cancellationToken);
        await blobs.DeleteAsync(ResourceIds.BytesBlob(id), cancellationToken);
        await index.RemoveAsync(IndexKind, owner, id, cancellationToken);
    }

    /// <summary>
    /// One page of an owner's documents, newest first. Throws <see cref="ArgumentException"/> for a token of another list.
    /// </summary>
    public async Task<(IReadOnlyList<StoredDocument> Documents, string? NextPageToken)> ListAsync(
        string owner, int pageSize, string? pageToken, CancellationToken cancellationToken)
    {
        var page = await index.ListAsync(IndexKind, owner, pageSize, pageToken, cancellationToken);
        if (page.Ids.Count == 0)
            return ([], page.NextPageToken);
        var entries = await state.GetManyAsync([.. page.Ids.Select(ResourceIds.DocumentKey)], cancellationToken);
        var documents = page.Ids
            .Where(id => entries.ContainsKey(ResourceIds.DocumentKey(id)))
            .Select(id => Parse(id, entries[ResourceIds.DocumentKey(id)]))
            .Where(document => document.Record.Owner == owner)
            .ToList();
        return (documents, page.NextPageToken);
    }

    private async Task<byte[]?> ReadBlobAsync(string key, CancellationToken cancellationToken)
    {
        await using var blob = await blobs.OpenReadAsync(key, cancellationToken);
        if (blob is null)
            return null;
        using var bytes = new MemoryStream();
        await blob.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    private static StoredDocument Parse(string id, StateEntry entry) =>
        new(id, DocumentRecord.Parser.ParseFrom(entry.Value.Span), entry.ETag);
}
