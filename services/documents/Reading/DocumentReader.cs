using Microsoft.Extensions.Options;
using SyncInterview.Documents.Docx;
using SyncInterview.Documents.Pdf;
using SyncInterview.Documents.PlainText;
using SyncInterview.Documents.Sniffing;

namespace SyncInterview.Documents.Reading;

/// <summary>Reads a document of any accepted format.</summary>
internal sealed class DocumentReader(PdfReader pdf, IOptions<DocumentsOptions> options)
{
    private readonly DocxReader _docx = new(options.Value.Reading);
    private readonly PlainTextReader _plainText = new(options.Value.Reading);

    /// <summary>
    /// Reads the bytes; throws <see cref="UnreadableDocumentException"/> when they cannot be read, and nothing else for any bytes.
    /// </summary>
    public async Task<DocumentText> ReadAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken) =>
        FormatSniffer.Sniff(file).Format switch
        {
            FileFormat.Pdf => await pdf.ReadAsync(file, cancellationToken),
            FileFormat.Docx => _docx.Read(file, cancellationToken),
            _ => _plainText.Read(file.Span),
        };
}
