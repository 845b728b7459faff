using System.Globalization;
using Microsoft.Extensions.Options;
using SyncInterview.Common.V1;
using SyncInterview.Documents.Reading;
using SyncInterview.Documents.Sandbox;

namespace SyncInterview.Documents.Pdf;

/// <summary>
/// Reads a PDF: poppler gives the words and their boxes from within the sandbox, the order is found here. Text outside the visible
/// area is left out by poppler. White letters on a white page cannot be told from visible ones by their boxes.
/// </summary>
internal sealed class PdfReader(ToolSandbox sandbox, IOptions<DocumentsOptions> options)
{
    /// <summary>The program that reads PDFs, of Debian's poppler-utils.</summary>
    public const string PdfToText = "/usr/bin/pdftotext";

    // Boxes reach from ascent to descent, about 1.3 times the font's size; under 2 points nobody reads.
    private const double TinyHeight = 2.6;

    private readonly ReadingLimits _limits = options.Value.Reading;

    /// <summary>Reads the bytes; throws <see cref="UnreadableDocumentException"/> when they cannot be read.</summary>
    public async Task<DocumentText> ReadAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        // One page more than allowed is asked for, so that too many pages show; the crop box is what viewers show of a page.
        string[] arguments = ["-bbox", "-cropbox", "-enc", "UTF-8", "-l", (_limits.MaxPages + 1).ToString(CultureInfo.InvariantCulture), "-", "-"];
        var result = await sandbox.RunAsync(PdfToText, arguments, file, cancellationToken);
        if (result is not { Outcome: ToolOutcome.Exited, ExitCode: 0 })
            throw Refusal(result, file.Span);
        var pages = WordBoxes.Read(result.Output.Span);
        if (pages.Count > _limits.MaxPages)
            throw new UnreadableDocumentException(ErrorReason.DocumentBomb, $"The PDF has more than {_limits.MaxPages} pages.");
        if (pages.Count == 0)
            throw new UnreadableDocumentException(ErrorReason.DocumentCorrupt, "The PDF has no pages.");
        return Build(pages);
    }

    private DocumentText Build(List<PdfPage> pages)
    {
        var builder = new DocumentTextBuilder(_limits.MaxCharacters);
        var visible = pages.ConvertAll(page => page with { Words = [.. page.Words.Where(word => IsVisible(word, page))] });
        new PdfText(visible).AddTo(builder);
        if (builder.InkedCharacters == 0)
            throw new UnreadableDocumentException(
                ErrorReason.DocumentImageOnly, "The pages hold no text, as scans do. Upload a PDF with text, a DOCX or plain text.");
        foreach (var page in pages)
            builder.AddHidden(string.Join(' ', page.Words.Where(word => !IsVisible(word, page)).Select(word => word.Text)));
        return builder.Build(pages.Count);
    }

    private static bool IsVisible(PdfWord word, PdfPage page) =>
        word.Height >= TinyHeight && word.X1 > 0 && word.Y1 > 0 && word.X0 < page.Width && word.Y0 < page.Height;

    private UnreadableDocumentException Refusal(ToolResult result, ReadOnlySpan<byte> file) => result.Outcome switch
    {
        ToolOutcome.TimeLimit => new(ErrorReason.DocumentBomb, "The PDF takes more time to read than a document may."),
        ToolOutcome.OutputLimit => new(ErrorReason.DocumentBomb, $"The PDF has more than {_limits.MaxCharacters:N0} characters of text."),
        ToolOutcome.NotAvailable => new(ErrorReason.Unavailable, "PDFs cannot be read on this server at present. Upload a DOCX or plain text."),
        // Poppler opens what needs no password; the trailer of a PDF that does names its encryption in clear.
        _ when file.IndexOf("/Encrypt"u8) >= 0 => new(ErrorReason.DocumentEncrypted, "The PDF is protected by a password. Save it without one."),
        _ => new(ErrorReason.DocumentCorrupt, "The PDF is damaged. Export it again and retry."),
    };
}
