using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Documents.Store;
using SyncInterview.Documents.V1;
using SyncInterview.Events.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Documents.Processing;

/// <summary>
/// Reads a document when its upload is announced, and announces the outcome. Idempotent: a second delivery announces the same again.
/// </summary>
internal sealed class DocumentUploadedHandler(DocumentProcessor processor, IEventBus bus) : IEventHandler<DocumentUploaded>
{
    /// <inheritdoc/>
    public async Task HandleAsync(ReceivedEvent<DocumentUploaded> received, CancellationToken cancellationToken)
    {
        if (!ResourceName.TryParse(received.Data.Document, ResourceIds.Documents, out var id))
            return;
        if (await processor.ProcessAsync(id, cancellationToken) is { } document)
            await AnnounceAsync(document, cancellationToken);
    }

    private Task AnnounceAsync(StoredDocument stored, CancellationToken cancellationToken)
    {
        var (document, owner) = (stored.Record.Document, stored.Record.Owner);
        if (document.State == DocumentState.Failed)
        {
            var failed = new DocumentFailed { Document = document.Name, Owner = owner, Reason = document.Problems[0].Reason };
            return bus.PublishAsync(Topics.DocumentFailed, $"document-failed-{stored.Id}", failed, cancellationToken);
        }

        var needsReview = document.State == DocumentState.NeedsReview;
        var processed = new DocumentProcessed { Document = document.Name, Owner = owner, NeedsReview = needsReview };
        return bus.PublishAsync(Topics.DocumentProcessed, $"document-processed-{stored.Id}", processed, cancellationToken);
    }
}
