using SyncInterview.Common.V1;
using SyncInterview.Documents.Jobs;
using SyncInterview.Documents.Reading;
using SyncInterview.Documents.Store;
using SyncInterview.Documents.Store.V1;
using SyncInterview.Documents.Structure;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Processing;

/// <summary>Reads one stored document and writes down what came of it.</summary>
internal sealed class DocumentProcessor(
    DocumentStore documents,
    DocumentReader reader,
    ReadingSlots slots,
    ResumeReader resumes,
    JobReader jobs,
    ILogger<DocumentProcessor> logger)
{
    private const int Begun = 5;
    private const int TextRead = 60;
    private const int Done = 100;

    /// <summary>
    /// Reads a document unless that is done, and returns it in its final state; null when it was deleted. Doing it again is harmless.
    /// Throws when the store fails or somebody else works on the same document: the event then comes again.
    /// </summary>
    public async Task<StoredDocument?> ProcessAsync(string id, CancellationToken cancellationToken)
    {
        var document = await documents.FindAsync(id, cancellationToken);
        if (document is null || document.IsFinal)
            return document;
        using var slot = await slots.TakeAsync(cancellationToken);
        var begun = await AdvanceAsync(document, Begun, cancellationToken);
        if (begun is null || await documents.ReadBytesAsync(id, cancellationToken) is not { } bytes)
            return await ConflictAsync(document, cancellationToken);
        var outcome = await ReadAsync(begun, bytes, cancellationToken);
        return await documents.UpdateAsync(outcome.Document, outcome.Record, cancellationToken) ?? await ConflictAsync(
            document, cancellationToken);
    }

    private async Task<(StoredDocument Document, DocumentRecord Record)> ReadAsync(
        StoredDocument document, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            var text = await reader.ReadAsync(bytes, cancellationToken);
            await documents.WriteTextAsync(document.Id, text.Text, cancellationToken);
            document = await AdvanceAsync(document, TextRead, cancellationToken) ?? document;
            return (document, Succeeded(document.Record, text));
        }
        catch (UnreadableDocumentException unreadable)
        {
            logger.LogInformation("Document {Document} cannot be read: {Reason}.", document.Record.Document.Name, unreadable.Reason);
            return (document, Failed(document.Record, unreadable.Reason, unreadable.Message));
        }
        catch (Exception defect) when (defect is not (OperationCanceledException or IOException))
        {
            // A defect of the readers meets the same bytes with the same result, so there is no second try. The exception's own text
            // may quote the document and stays out of the log.
            logger.LogError(
                "Reading document {Document} failed unforeseen: {Exception} {Stack}",
                document.Record.Document.Name,
                defect.GetType(),
                defect.StackTrace);
            return (document, Failed(document.Record, ErrorReason.Internal, "The document could not be read. Another format may work."));
        }
    }

    private DocumentRecord Succeeded(DocumentRecord record, DocumentText text)
    {
        var finished = record.Clone();
        var document = finished.Document;
        IReadOnlyList<DocumentProblem> doubts;
        if (document.Kind == DocumentKind.JobDescription)
            (document.JobDescription, doubts) = jobs.Read(text);
        else
            (document.Resume, doubts) = resumes.Read(text);
        document.PageCount = text.PageCount;
        document.HiddenText.Add(text.HiddenText);
        document.Problems.Add(text.Problems.Concat(doubts));
        document.State = document.Problems.Count == 0 ? DocumentState.Ready : DocumentState.NeedsReview;
        document.ProgressPercent = Done;
        return finished;
    }

    private static DocumentRecord Failed(DocumentRecord record, ErrorReason reason, string message)
    {
        var failed = record.Clone();
        failed.Document.State = DocumentState.Failed;
        failed.Document.ProgressPercent = Done;
        failed.Document.Problems.Add(new DocumentProblem { Reason = reason, Message = message });
        return failed;
    }

    private Task<StoredDocument?> AdvanceAsync(StoredDocument document, int percent, CancellationToken cancellationToken)
    {
        var record = document.Record.Clone();
        record.Document.State = DocumentState.Processing;
        record.Document.ProgressPercent = percent;
        return documents.UpdateAsync(document, record, cancellationToken);
    }

    /// <summary>The record changed meanwhile: deleted, and then what was written since goes too; or somebody else works on it.</summary>
    private async Task<StoredDocument?> ConflictAsync(StoredDocument document, CancellationToken cancellationToken)
    {
        var current = await documents.FindAsync(document.Id, cancellationToken);
        if (current is null)
            await documents.DeleteRestAsync(document.Record.Owner, document.Id, cancellationToken);
        return current is null || current.IsFinal ? current : throw new IOException($"Document {document.Id} is being read elsewhere.");
    }
}
