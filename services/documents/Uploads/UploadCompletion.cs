using System.Security.Cryptography;
using Google.Protobuf.WellKnownTypes;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Documents.Reading;
using SyncInterview.Documents.Sniffing;
using SyncInterview.Documents.Store;
using SyncInterview.Documents.Store.V1;
using SyncInterview.Documents.V1;
using SyncInterview.Events.V1;
using SyncInterview.Hosting;
using Phase = SyncInterview.Documents.Store.V1.UploadRecord.Types.Phase;

namespace SyncInterview.Documents.Uploads;

/// <summary>
/// Makes a document of an upload whose bytes are all here. Every step may be repeated, so a death at any point is mended by doing it again.
/// </summary>
internal sealed class UploadCompletion(UploadStore uploads, DocumentStore documents, IEventBus bus, TimeProvider time) : IDisposable
{
    // Each holds a whole file in memory: at 10 MiB and a copy, 8 of them take 160 MiB at most.
    private const int MostAtOnce = 8;

    private readonly SemaphoreSlim _slots = new(MostAtOnce, MostAtOnce);

    /// <summary>
    /// Checks the bytes, stores the document, announces it. A file that is refused leaves nothing behind. Null when the upload has changed
    /// since it was read.
    /// </summary>
    public async Task<StoredUpload?> CompleteAsync(StoredUpload upload, CancellationToken cancellationToken)
    {
        if (upload.IsComplete)
            return upload;
        await _slots.WaitAsync(cancellationToken);
        try
        {
            return await CloseAsync(upload, cancellationToken) is { } closed ? await FinishAsync(closed, cancellationToken) : null;
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    /// <summary>From here on the upload takes no more bytes. Null when somebody changed it first.</summary>
    private async Task<StoredUpload?> CloseAsync(StoredUpload upload, CancellationToken cancellationToken)
    {
        if (upload.Record.Phase != Phase.Unspecified)
            return upload;
        var record = upload.Record.Clone();
        record.Phase = Phase.Finishing;
        return await uploads.UpdateAsync(upload, record, time.GetUtcNow(), cancellationToken);
    }

    private async Task<StoredUpload?> FinishAsync(StoredUpload upload, CancellationToken cancellationToken)
    {
        // Null: somebody else has finished it meanwhile, and the pieces are gone.
        using var bytes = await uploads.JoinPartsAsync(upload.Record, cancellationToken);
        if (bytes is null)
            return null;
        var (id, owner) = (upload.Record.DocumentId, upload.Record.Owner);
        var document = await CheckAsync(upload, bytes, cancellationToken);
        await documents.CreateAsync(id, new DocumentRecord { Document = document, Owner = owner }, bytes, cancellationToken);
        var announcement = new DocumentUploaded { Document = document.Name, Owner = owner };
        await bus.PublishAsync(Topics.DocumentUploaded, $"document-uploaded-{id}", announcement, cancellationToken);
        return await MarkCompleteAsync(upload, cancellationToken);
    }

    private async Task<Document> CheckAsync(StoredUpload upload, MemoryStream bytes, CancellationToken cancellationToken)
    {
        var start = upload.Record.Start;
        var content = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        try
        {
            if (start.SizeBytes != 0 && start.SizeBytes != content.Length)
                throw RpcErrors.InvalidField("start.size_bytes", $"says {start.SizeBytes}, but {content.Length} bytes came");
            if (start.Sha256.Length > 0 && !string.Equals(start.Sha256, sha256, StringComparison.OrdinalIgnoreCase))
                throw RpcErrors.Invalid(ErrorReason.ChecksumMismatch, "start.sha256 does not match the bytes received.");
            return Describe(upload.Record, FormatSniffer.Sniff(content).MediaType, content.Length, sha256);
        }
        catch (Exception refusal) when (refusal is Grpc.Core.RpcException or UnreadableDocumentException)
        {
            await uploads.DiscardAsync(upload.Id, upload.Record, cancellationToken);
            throw refusal is UnreadableDocumentException unreadable ? RpcErrors.Invalid(unreadable.Reason, unreadable.Message) : refusal;
        }
    }

    private Document Describe(UploadRecord record, string mediaType, long size, string sha256) => new()
    {
        Name = ResourceIds.DocumentName(record.DocumentId),
        DisplayName = record.Start.DisplayName,
        Kind = record.Start.Kind,
        MediaType = mediaType,
        SizeBytes = size,
        Sha256 = sha256,
        State = DocumentState.Uploaded,
        CreateTime = Timestamp.FromDateTimeOffset(time.GetUtcNow()),
    };

    /// <summary>Null when another call has just done this.</summary>
    private async Task<StoredUpload?> MarkCompleteAsync(StoredUpload upload, CancellationToken cancellationToken)
    {
        var record = upload.Record.Clone();
        record.Phase = Phase.Complete;
        var complete = await uploads.UpdateAsync(upload, record, time.GetUtcNow(), cancellationToken);
        await uploads.DeletePartsAsync(record.Parts, cancellationToken);
        await uploads.CloseAsync(upload.Id, cancellationToken);
        return complete;
    }
}
