using System.Text.RegularExpressions;

namespace SyncInterview.Documents.Pdf;

/// <summary>
/// Page numbers, and lines that stand at the same place of every page: read once, they would cut sentences on later pages.
/// </summary>
internal sealed partial class PageFurniture
{
    // Height of the strips at the top and the bottom of a page, as a share of it.
    private const double Margin = 0.08;
    private const double SamePlace = 3;

    private readonly IReadOnlyList<PdfPage> _pages;
    private readonly List<PdfLine> _firstPage;

    /// <summary>Looks at the margins of the first page, which later pages are compared with.</summary>
    public PageFurniture(IReadOnlyList<PdfPage> pages)
    {
        _pages = pages;
        _firstPage = pages.Count < 2
            ? []
            : [.. PageLayout.Read(pages[0]).SelectMany(region => region).Where(line => InMargin(line, pages[0]))];
    }

    /// <summary>Whether a line of page <paramref name="page"/> (from 0) is left out.</summary>
    public bool Contains(PdfLine line, int page) =>
        InMargin(line, _pages[page])
        && (PageNumber().IsMatch(line.Text)
            || (page > 0 && _firstPage.Exists(first => Math.Abs(first.Y1 - line.Y1) < SamePlace && first.Text == line.Text)));

    private static bool InMargin(PdfLine line, PdfPage page) => line.Y1 < Margin * page.Height || line.Y1 > (1 - Margin) * page.Height;

    [GeneratedRegex(@"^(?:(?:page|p\.)\s*)?\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();
}
