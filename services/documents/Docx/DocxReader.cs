using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using SyncInterview.Common.V1;
using SyncInterview.Documents.Reading;

namespace SyncInterview.Documents.Docx;

/// <summary>
/// Reads a DOCX: headers, body with tables, lists and text boxes, footers. Macros, embedded objects, comments and deleted text are
/// not read, and no relationship is followed out of the file.
/// </summary>
internal sealed class DocxReader(ReadingLimits limits)
{
    private readonly ZipGuard _guard = new(limits);

    /// <summary>Reads the bytes; throws <see cref="UnreadableDocumentException"/> when they are no harmless, intact DOCX.</summary>
    public DocumentText Read(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        bytes.Write(file.Span);
        bytes.Position = 0;
        try
        {
            _guard.Check(bytes, cancellationToken);
            bytes.Position = 0;
            return ReadPackage(bytes);
        }
        // The package readers promise no set of exceptions for damaged input: anything they throw means that it is damaged.
        catch (Exception damaged) when (damaged is not (UnreadableDocumentException or OperationCanceledException or OutOfMemoryException))
        {
            throw new UnreadableDocumentException(
                ErrorReason.DocumentCorrupt, "The DOCX is damaged. Open it, save it again and retry.", damaged);
        }
    }

    private DocumentText ReadPackage(Stream bytes)
    {
        var settings = new OpenSettings
        {
            AutoSave = false,
            MaxCharactersInPart = limits.MaxXmlPartBytes,
            // Word writes addresses such as "mailto:a b" that no URI parser takes; they are never followed, so any will do.
            RelationshipErrorHandlerFactory = RelationshipErrorHandler.CreateRewriterFactory((_, _, _) => "about:blank"),
        };
        // Editable, as only then the handler above is asked. The copy in memory is thrown away.
        using var package = WordprocessingDocument.Open(bytes, isEditable: true, settings);
        var main = package.MainDocumentPart;
        if (main?.Document?.Body is not { } body)
            throw new UnreadableDocumentException(ErrorReason.DocumentCorrupt, "The DOCX has no text part.");
        var builder = new DocumentTextBuilder(limits.MaxCharacters);
        var walker = new DocxWalker(builder, new DocxStyles(main));
        var shown = new HashSet<string>();
        foreach (var header in main.HeaderParts.Select(part => part.Header))
            WalkOnce(walker, header, shown);
        walker.Walk(body, shaded: false);
        foreach (var footer in main.FooterParts.Select(part => part.Footer))
            WalkOnce(walker, footer, shown);
        if (builder.InkedCharacters == 0)
            throw main.ImageParts.Any()
                ? new UnreadableDocumentException(ErrorReason.DocumentImageOnly, "The document holds pictures but no text.")
                : new UnreadableDocumentException(ErrorReason.DocumentEmpty, "The document holds no text.");
        return builder.Build(pageCount: 0);
    }

    /// <summary>First, odd and even pages have headers of their own, which often say the same.</summary>
    private static void WalkOnce(DocxWalker walker, OpenXmlElement? part, HashSet<string> shown)
    {
        if (part is not null && shown.Add(part.InnerText))
            walker.Walk(part, shaded: false);
    }
}
