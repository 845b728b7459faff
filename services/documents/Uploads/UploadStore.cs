using Google.Protobuf;
using SyncInterview.BuildingBlocks.Indexes;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Documents.Store;
using SyncInterview.Documents.Store.V1;

namespace SyncInterview.Documents.Uploads;

/// <summary>Keeps uploads: a record each, their pieces as blobs, and lists of the open ones for <see cref="UploadSweeper"/>.</summary>
internal sealed class UploadStore(IStateStore state, IBlobStore blobs, OwnerIndex index)
{
    /// <summary>Open uploads are listed in as many lists, so that those who start one seldom meet at the same record.</summary>
    public const int Shards = 16;

    private const string IndexKind = "open-upload";

    // Records outlive their expiry a little: until then the sweeper still finds what to delete by them.
    private static readonly TimeSpan Grace = TimeSpan.FromHours(12);

    /// <summary>An upload; null when there is none.</summary>
    public async Task<StoredUpload?> FindAsync(string id, CancellationToken cancellationToken) =>
        await state.GetAsync(ResourceIds.UploadKey(id), cancellationToken) is { } entry
            ? new StoredUpload(id, UploadRecord.Parser.ParseFrom(entry.Value.Span), entry.ETag)
            : null;

    /// <summary>Stores a new upload. Null when one of this id exists.</summary>
    public async Task<StoredUpload?> CreateAsync(string id, UploadRecord record, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Listed first: an upload that is stored but not listed would never be swept.
        await index.AddAsync(IndexKind, ShardOf(id), id, now, cancellationToken);
        return await SaveAsync(id, record, WriteCondition.Absent, now, cancellationToken);
    }

    /// <summary>Replaces an upload; null when it has changed or gone since it was read.</summary>
    public Task<StoredUpload?> UpdateAsync(
        StoredUpload read, UploadRecord record, DateTimeOffset now, CancellationToken cancellationToken) =>
        SaveAsync(read.Id, record, WriteCondition.Unchanged(read.ETag), now, cancellationToken);

    /// <summary>Stores a piece and returns the key of its blob.</summary>
    public async Task<string> WritePartAsync(string id, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var key = ResourceIds.PartBlob(id);
        using var bytes = new MemoryStream(data.ToArray());
        await blobs.WriteAsync(key, bytes, cancellationToken);
        return key;
    }

    /// <summary>All pieces of an upload joined; null when one is gone.</summary>
    public async Task<MemoryStream?> JoinPartsAsync(UploadRecord record, CancellationToken cancellationToken)
    {
        var joined = new MemoryStream((int)record.Parts.Sum(part => part.Size));
        foreach (var part in record.Parts)
        {
            await using var blob = await blobs.OpenReadAsync(part.Blob, cancellationToken);
            if (blob is null)
                return null;
            await blob.CopyToAsync(joined, cancellationToken);
        }

        joined.Position = 0;
        return joined;
    }

    /// <summary>Deletes pieces.</summary>
    public async Task DeletePartsAsync(IEnumerable<UploadRecord.Types.Part> parts, CancellationToken cancellationToken)
    {
        foreach (var part in parts)
            await blobs.DeleteAsync(part.Blob, cancellationToken);
    }

    /// <summary>Deletes an upload with its pieces and its request id, as though it had never begun.</summary>
    public async Task DiscardAsync(string id, UploadRecord record, CancellationToken cancellationToken)
    {
        if (record.Start.RequestId.Length > 0)
            await state.DeleteAsync(ResourceIds.RequestKey(record.Owner, record.Start.RequestId), WriteCondition.None, cancellationToken);
        await DeletePartsAsync(record.Parts, cancellationToken);
        await state.DeleteAsync(ResourceIds.UploadKey(id), WriteCondition.None, cancellationToken);
        await CloseAsync(id, cancellationToken);
    }

    /// <summary>Takes an upload off the list of open ones.</summary>
    public Task CloseAsync(string id, CancellationToken cancellationToken) =>
        index.RemoveAsync(IndexKind, ShardOf(id), id, cancellationToken);

    /// <summary>One page of the open uploads of a shard.</summary>
    public Task<OwnerIndexPage> ListOpenAsync(int shard, string? pageToken, CancellationToken cancellationToken) =>
        index.ListAsync(IndexKind, $"shard-{shard}", pageSize: 100, pageToken, cancellationToken);

    /// <summary>Binds a request id to an upload; returns what it was bound to first.</summary>
    public async Task<RequestRecord> ClaimRequestAsync(
        string owner, RequestRecord claim, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var key = ResourceIds.RequestKey(owner, claim.Start.RequestId);
        while (true)
        {
            if (await state.SaveAsync(key, claim.ToByteArray(), WriteCondition.Absent, lifetime, cancellationToken) is not null)
                return claim;
            if (await state.GetAsync(key, cancellationToken) is { } entry)
                return RequestRecord.Parser.ParseFrom(entry.Value.Span);
            // It expired between the two calls, so the next attempt claims it.
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<StoredUpload?> SaveAsync(
        string id, UploadRecord record, WriteCondition condition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lifetime = record.ExpireTime.ToDateTimeOffset() - now + Grace;
        var etag = await state.SaveAsync(ResourceIds.UploadKey(id), record.ToByteArray(), condition, lifetime, cancellationToken);
        return etag is null ? null : new StoredUpload(id, record, etag);
    }

    private static string ShardOf(string id) => $"shard-{id.Sum(character => character) % Shards}";
}
