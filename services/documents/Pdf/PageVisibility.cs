namespace SyncInterview.Documents.Pdf;

/// <summary>The words of a page that a person sees, and those that nobody does.</summary>
/// <param name="Visible">The page with its visible words.</param>
/// <param name="Hidden">Tiny words, words off the page, words without ink.</param>
/// <param name="IsDoubtful">Whether the page should have been drawn to tell, and the drawing did not tell.</param>
internal sealed record PageVisibility(PdfPage Visible, IReadOnlyList<PdfWord> Hidden, bool IsDoubtful)
{
    // Boxes reach from ascent to descent, about 1.3 times the font's size; under 2 points nobody reads.
    private const double TinyHeight = 2.6;

    // When more words than these leave no ink, it is the drawing that failed, for want of a font perhaps.
    private const double MostHidden = 0.6;

    /// <summary>Sorts the words of a page. <paramref name="image"/> is null when the page was not drawn.</summary>
    public static PageVisibility Of(PdfPage page, bool mustBeDrawn, PageImage? image)
    {
        var (visible, hidden) = Sort(page, (word, _) => word.Height >= TinyHeight && IsOnPage(word, page));
        if (image is null || visible.Count == 0)
            return new PageVisibility(page with { Words = visible }, hidden, mustBeDrawn && visible.Count > 0);
        var sized = page with { Words = visible };
        var ink = new InkTest(sized, image).Judge();
        var (inked, inkless) = Sort(sized, (_, index) => ink[index]);
        return inkless.Count > MostHidden * visible.Count
            ? new PageVisibility(sized, hidden, IsDoubtful: true)
            : new PageVisibility(page with { Words = inked }, [.. hidden, .. inkless], IsDoubtful: false);
    }

    private static bool IsOnPage(PdfWord word, PdfPage page) => word.X1 > 0 && word.Y1 > 0 && word.X0 < page.Width && word.Y0 < page.Height;

    private static (List<PdfWord> Visible, List<PdfWord> Hidden) Sort(PdfPage page, Func<PdfWord, int, bool> isVisible)
    {
        var (visible, hidden) = (new List<PdfWord>(), new List<PdfWord>());
        for (var i = 0; i < page.Words.Count; i++)
            (isVisible(page.Words[i], i) ? visible : hidden).Add(page.Words[i]);
        return (visible, hidden);
    }
}
