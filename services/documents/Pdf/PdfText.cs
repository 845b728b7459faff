using SyncInterview.Common.V1;
using SyncInterview.Documents.Reading;

namespace SyncInterview.Documents.Pdf;

/// <summary>
/// Turns the pages of a PDF into lines with traits: headings by size and capitals, list items by bullet or indent, paragraphs by gaps and
/// wrapping.
/// </summary>
internal sealed class PdfText(IReadOnlyList<PdfPage> pages)
{
    private const double HeadingRatio = 1.09;
    private const int LongestHeading = 60;

    private readonly double _bodySize = BodySize(pages);

    /// <summary>Adds all lines to <paramref name="builder"/>.</summary>
    public void AddTo(DocumentTextBuilder builder)
    {
        var furniture = new PageFurniture(pages);
        for (var i = 0; i < pages.Count; i++)
        {
            var inkedBefore = builder.InkedCharacters;
            foreach (var region in PageLayout.Read(pages[i]))
                AddRegion(builder, region.FindAll(line => !furniture.Contains(line, i)), i + 1);
            if (builder.InkedCharacters == inkedBefore)
                builder.AddProblem(ErrorReason.DocumentImageOnly, $"Page {i + 1} has no text that can be read.");
        }
    }

    private void AddRegion(DocumentTextBuilder builder, List<PdfLine> lines, int page)
    {
        if (lines.Count == 0)
            return;
        var paragraphs = new ParagraphBreaks(lines);
        var inBullet = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var starts = paragraphs.StartsAt(i);
            inBullet = starts ? line.HasBullet || paragraphs.IsIndentedItem(i) : inBullet;
            builder.AddLine(line.Text, page, new LineTraits
            {
                IsBullet = starts && inBullet,
                IsHeading = !inBullet && IsHeading(line),
                StartsParagraph = starts,
                Size = line.Size,
            });
        }
    }

    private bool IsHeading(PdfLine line)
    {
        if (line.HasGap || line.Text.Length > LongestHeading || line.Text[^1] is '.' or ',' or ';')
            return false;
        var capitals = line.Text.Count(char.IsUpper) >= 4 && !line.Text.Any(char.IsLower);
        return line.Size >= HeadingRatio * _bodySize || capitals;
    }

    /// <summary>The size most characters have.</summary>
    private static double BodySize(IReadOnlyList<PdfPage> pages) => pages
        .SelectMany(page => page.Words)
        .GroupBy(word => Math.Round(word.Height, 1))
        .Select(group => (Size: group.Key, Characters: group.Sum(word => word.Text.Length)))
        .DefaultIfEmpty()
        .MaxBy(group => group.Characters)
        .Size;
}
