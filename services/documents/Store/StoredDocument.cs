using SyncInterview.Documents.Store.V1;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Store;

/// <summary>A document's record and the version it was read at.</summary>
/// <param name="Id">Id of the document.</param>
/// <param name="Record">The record.</param>
/// <param name="ETag">Its version.</param>
internal sealed record StoredDocument(string Id, DocumentRecord Record, string ETag)
{
    /// <summary>Whether it was read and may be used.</summary>
    public bool IsReadable => Record.Document.State is DocumentState.Ready or DocumentState.NeedsReview;

    /// <summary>Whether nothing more will happen to it.</summary>
    public bool IsFinal => IsReadable || Record.Document.State == DocumentState.Failed;

    /// <summary>The document as clients see it.</summary>
    public Document ToDocument()
    {
        var document = Record.Document.Clone();
        document.Etag = ETag;
        return document;
    }

    /// <summary>The document as a list shows it: without what was read.</summary>
    public Document ToListed()
    {
        var document = ToDocument();
        document.ClearProfile();
        return document;
    }
}
