using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Options;
using SyncInterview.Common.V1;
using SyncInterview.Documents.Store;
using SyncInterview.Documents.Store.V1;
using SyncInterview.Documents.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Documents.Uploads;

/// <summary>Takes files in pieces. Both ways in, the client stream and the unary calls, end here.</summary>
internal sealed class UploadEngine(UploadStore uploads, UploadCompletion completion, IOptions<DocumentsOptions> options, TimeProvider time)
{
    // So many writers may meet at one upload before this one gives up; real clients have one.
    private const int MostAttempts = 20;

    // Each write of a piece rewrites the record of all pieces.
    private const int MostParts = 1_000;

    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private readonly int _maxBytes = options.Value.MaxBytes;
    private readonly TimeSpan _lifetime = TimeSpan.FromHours(options.Value.UploadHours);

    /// <summary>
    /// Opens an upload, or finds the one that the same request id opened. Throws for a request id used with anything else.
    /// </summary>
    public async Task<StoredUpload> StartAsync(string owner, UploadStart start, CancellationToken cancellationToken)
    {
        if (start.SizeBytes > _maxBytes)
            throw TooLarge();
        if (start.RequestId.Length == 0)
            return await OpenAsync(ResourceIds.Fresh(), owner, start, cancellationToken);
        var claim = new RequestRecord { Start = start, UploadId = ResourceIds.Fresh() };
        var claimed = await uploads.ClaimRequestAsync(owner, claim, _lifetime, cancellationToken);
        if (!claimed.Start.Equals(start))
            throw RpcErrors.AlreadyExists(
                ErrorReason.RequestIdReused, "start.request_id was used before with another name, kind, size or checksum.");
        // A claim without its upload was left by a death between the two writes; opening it now repairs that.
        return await uploads.FindAsync(claimed.UploadId, cancellationToken) ?? await OpenAsync(
            claimed.UploadId, owner, start, cancellationToken);
    }

    /// <summary>An owner's upload. Throws NOT_FOUND when there is none, or it expired, or it is somebody else's.</summary>
    public async Task<StoredUpload> GetAsync(string owner, string id, CancellationToken cancellationToken)
    {
        var upload = await uploads.FindAsync(id, cancellationToken);
        return upload is not null && upload.Record.Owner == owner && !upload.HasExpired(time.GetUtcNow())
            ? upload
            : throw RpcErrors.NotFound("Upload", ResourceIds.UploadName(id));
    }

    /// <summary>Appends a piece; what of it is stored already is passed over. <paramref name="finish"/> makes the document.</summary>
    public async Task<StoredUpload> WriteAsync(
        string owner, string id, long offset, ReadOnlyMemory<byte> data, bool finish, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var upload = await GetAsync(owner, id, cancellationToken);
            var committed = upload.CommittedSize;
            if (offset > committed || (upload.Record.Phase != UploadRecord.Types.Phase.Unspecified && offset + data.Length > committed))
                throw OffsetMismatch(committed);
            var appended = await AppendAsync(upload, data[(int)Math.Min(committed - offset, data.Length)..], cancellationToken);
            var done = finish && appended is not null ? await completion.CompleteAsync(appended, cancellationToken) : appended;
            if (done is not null)
                return done;
        }

        throw RpcErrors.Unavailable(
            ErrorReason.Unavailable, "Others write to the same upload. Get it and continue at its committed_size.", OneSecond);
    }

    /// <summary>Gives an upload up that will not be continued.</summary>
    public async Task DiscardAsync(StoredUpload upload, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(upload.Id, cancellationToken) is { IsComplete: false } current)
            await uploads.DiscardAsync(current.Id, current.Record, cancellationToken);
    }

    private async Task<StoredUpload> OpenAsync(string id, string owner, UploadStart start, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var record = new UploadRecord
        {
            Owner = owner,
            Start = start,
            DocumentId = ResourceIds.Fresh(),
            ExpireTime = Timestamp.FromDateTimeOffset(now + _lifetime),
        };
        return await uploads.CreateAsync(id, record, now, cancellationToken) ?? await GetAsync(owner, id, cancellationToken);
    }

    /// <summary>Stores new bytes. Null when somebody else wrote first.</summary>
    private async Task<StoredUpload?> AppendAsync(StoredUpload upload, ReadOnlyMemory<byte> fresh, CancellationToken cancellationToken)
    {
        if (fresh.IsEmpty)
            return upload;
        if (upload.CommittedSize + fresh.Length > _maxBytes)
        {
            await uploads.DiscardAsync(upload.Id, upload.Record, cancellationToken);
            throw TooLarge();
        }

        if (upload.Record.Parts.Count >= MostParts)
            throw RpcErrors.ResourceExhausted(
                ErrorReason.LimitExceeded, $"An upload may have at most {MostParts} pieces; 64 KiB is a good size.");
        var blob = await uploads.WritePartAsync(upload.Id, fresh, cancellationToken);
        var part = new UploadRecord.Types.Part { Blob = blob, Size = fresh.Length };
        var record = upload.Record.Clone();
        record.Parts.Add(part);
        var stored = await uploads.UpdateAsync(upload, record, time.GetUtcNow(), cancellationToken);
        if (stored is null)
            await uploads.DeletePartsAsync([part], cancellationToken);
        return stored;
    }

    private Grpc.Core.RpcException TooLarge() =>
        RpcErrors.ResourceExhausted(ErrorReason.DocumentTooLarge, $"A document may have at most {_maxBytes:N0} bytes.");

    private static Grpc.Core.RpcException OffsetMismatch(long committed) => RpcErrors.OutOfRange(
        ErrorReason.UploadOffsetMismatch,
        $"chunk.write_offset is past what is stored; continue at {committed}.",
        ("committed_size", committed.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
