using SyncInterview.Common.V1;
using SyncInterview.Documents.PlainText;
using SyncInterview.Documents.Reading;

namespace SyncInterview.Documents.Sniffing;

/// <summary>Tells a file's format by its bytes alone; its name and the type its sender claims are never asked.</summary>
internal static class FormatSniffer
{
    // Readers accept a PDF whose header stands anywhere in the first kilobyte.
    private const int PdfHeaderWindow = 1024;

    private const string Accepted = "PDF, DOCX, plain text and Markdown are accepted.";

    /// <summary>
    /// The format. Throws <see cref="UnreadableDocumentException"/> when the bytes are empty, protected or of no accepted format.
    /// </summary>
    public static SniffedFile Sniff(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        if (bytes.IsEmpty)
            throw new UnreadableDocumentException(ErrorReason.DocumentEmpty, "The file has no bytes.");
        if (OleCompound.IsOleCompound(bytes))
            throw OleCompound.Refusal(bytes);
        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8))
            return ZipSniffer.Sniff(file);
        if (bytes[..Math.Min(bytes.Length, PdfHeaderWindow)].IndexOf("%PDF-"u8) >= 0)
            return new SniffedFile(FileFormat.Pdf, "application/pdf");
        return SniffText(bytes);
    }

    private static SniffedFile SniffText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("{\\rtf"u8))
            throw Unknown("This is RTF, which is not read.");
        if (TextDecoder.TryDecode(bytes) is not { } text)
            throw Unknown("The format of the file is not known.");
        if (string.IsNullOrWhiteSpace(text))
            throw new UnreadableDocumentException(ErrorReason.DocumentEmpty, "The file holds nothing but white space.");
        var start = text.AsSpan().TrimStart();
        if (start.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
            throw Unknown("This is HTML or XML, which is not read.");
        return new SniffedFile(FileFormat.Text, MarkdownMarks.LooksLikeMarkdown(text) ? "text/markdown" : "text/plain");
    }

    /// <summary>The refusal of a file whose format is not accepted.</summary>
    public static UnreadableDocumentException Unknown(string what) => new(ErrorReason.DocumentUnknownFormat, $"{what} {Accepted}");
}
