using System.Globalization;
using Microsoft.Extensions.Options;
using SyncInterview.Common.V1;
using SyncInterview.Documents.Reading;
using SyncInterview.Documents.Sandbox;

namespace SyncInterview.Documents.Pdf;

/// <summary>
/// Reads a PDF: poppler gives the words and their boxes from within the sandbox, and draws the pages; the order of reading and what is
/// hidden are found here. Text outside the visible area of a page is left out by poppler itself.
/// </summary>
internal sealed class PdfReader(ToolSandbox sandbox, IOptions<DocumentsOptions> options)
{
    /// <summary>The program that reads PDFs, of Debian's poppler-utils.</summary>
    public const string PdfToText = "/usr/bin/pdftotext";

    private const string PdfToPpm = "/usr/bin/pdftoppm";

    // The longer side of a drawn page in pixels, whatever its size on paper: about 55 dots an inch of an A4 page, and 300 kB.
    private const int DrawnPixels = 640;
    private const int BytesPerDrawnPage = DrawnPixels * DrawnPixels;

    private readonly ReadingLimits _limits = options.Value.Reading;
    private readonly bool _checksVisibility = options.Value.CheckVisibility;

    /// <summary>Reads the bytes; throws <see cref="UnreadableDocumentException"/> when they cannot be read.</summary>
    public async Task<DocumentText> ReadAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        using var noMoreNeeded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var drawing = _checksVisibility ? DrawAsync(file, noMoreNeeded.Token) : Task.FromResult<List<PageImage>>([]);
        try
        {
            var pages = await ReadPagesAsync(file, cancellationToken);
            return Build(pages, await drawing);
        }
        finally
        {
            await noMoreNeeded.CancelAsync();
            await ((Task)drawing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<List<PdfPage>> ReadPagesAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        // One page more than allowed is asked for, so that too many pages show; the crop box is what viewers show of a page.
        string[] arguments = ["-bbox", "-cropbox", "-enc", "UTF-8", "-l", Number(_limits.MaxPages + 1), "-", "-"];
        var result = await sandbox.RunAsync(PdfToText, arguments, file, cancellationToken);
        if (result is not { Outcome: ToolOutcome.Exited, ExitCode: 0 })
            throw Refusal(result, file.Span);
        var pages = WordBoxes.Read(result.Output.Span);
        if (pages.Count > _limits.MaxPages)
            throw new UnreadableDocumentException(ErrorReason.DocumentBomb, $"The PDF has more than {_limits.MaxPages} pages.");
        if (pages.Exists(page => page.Words.Count > _limits.MaxWordsPerPage))
            throw new UnreadableDocumentException(
                ErrorReason.DocumentBomb, $"A page of the PDF has more than {_limits.MaxWordsPerPage:N0} words.");
        return pages.Count > 0 ? pages : throw new UnreadableDocumentException(ErrorReason.DocumentCorrupt, "The PDF has no pages.");
    }

    private async Task<List<PageImage>> DrawAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        string[] arguments = ["-gray", "-cropbox", "-scale-to", Number(DrawnPixels), "-l", Number(_limits.MaxPages), "-"];
        var result = await sandbox.RunAsync(
            PdfToPpm, arguments, file, cancellationToken, outputBytes: _limits.MaxPages * BytesPerDrawnPage);
        return PageImage.ReadAll(result.Output);
    }

    private DocumentText Build(List<PdfPage> pages, List<PageImage> images)
    {
        var builder = new DocumentTextBuilder(_limits.MaxCharacters);
        var seen = pages.Select((page, i) => PageVisibility.Of(page, _checksVisibility, images.ElementAtOrDefault(i))).ToList();
        new PdfText(seen.ConvertAll(page => page.Visible)).AddTo(builder);
        if (builder.InkedCharacters == 0)
            throw new UnreadableDocumentException(
                ErrorReason.DocumentImageOnly, "The pages hold no text, as scans do. Upload a PDF with text, a DOCX or plain text.");
        foreach (var page in seen)
            builder.AddHidden(string.Join(' ', page.Hidden.Select(word => word.Text)));
        if (seen.Exists(page => page.IsDoubtful))
            builder.AddProblem(ErrorReason.DocumentDoubtful, "Whether a person sees all of the text could not be checked on every page.");
        return builder.Build(pages.Count);
    }

    private UnreadableDocumentException Refusal(ToolResult result, ReadOnlySpan<byte> file) => result.Outcome switch
    {
        ToolOutcome.TimeLimit => new(ErrorReason.DocumentBomb, "The PDF takes more time to read than a document may."),
        ToolOutcome.OutputLimit => new(ErrorReason.DocumentBomb, $"The PDF has more than {_limits.MaxCharacters:N0} characters of text."),
        ToolOutcome.NotAvailable => new(
            ErrorReason.Unavailable, "PDFs cannot be read on this server at present. Upload a DOCX or plain text."),
        // Poppler opens what needs no password; the trailer of a PDF that does names its encryption in clear.
        _ when file.IndexOf("/Encrypt"u8) >= 0 => new(
            ErrorReason.DocumentEncrypted, "The PDF is protected by a password. Save it without one."),
        _ => new(ErrorReason.DocumentCorrupt, "The PDF is damaged. Export it again and retry."),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
