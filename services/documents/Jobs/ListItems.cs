using SyncInterview.Documents.Structure;

namespace SyncInterview.Documents.Jobs;

/// <summary>The items of a section: its bullets; where it has none, its lines or sentences.</summary>
internal static class ListItems
{
    private const int ShortestItem = 2;
    private const int LongestLine = 160;

    /// <summary>The items, in order.</summary>
    public static IEnumerable<Slice> Of(SourceText source, SectionBlock section)
    {
        var paragraphs = Paragraphs.Of(source, section);
        if (paragraphs.Exists(paragraph => paragraph.IsBullet))
            return paragraphs.Where(paragraph => paragraph.IsBullet).Select(paragraph => paragraph.Slice).Where(slice => slice.Length >= ShortestItem);
        return paragraphs
            // "We expect:" leads a list and asks for nothing.
            .Where(paragraph => source.Text[paragraph.Slice.End - 1] != ':')
            .SelectMany(paragraph => paragraph.Slice.Length <= LongestLine ? [paragraph.Slice] : Sentences(source.Text, paragraph.Slice))
            .Where(slice => slice.Length >= ShortestItem);
    }

    private static IEnumerable<Slice> Sentences(string text, Slice paragraph)
    {
        var start = paragraph.Start;
        for (var i = paragraph.Start; i < paragraph.End; i++)
        {
            var ends = text[i] is '.' or '!' or '?' or ';' && (i + 1 >= paragraph.End || char.IsWhiteSpace(text[i + 1]));
            if (!ends && i + 1 < paragraph.End)
                continue;
            yield return new Slice(start, i + 1).Trim(text);
            start = i + 1;
        }
    }
}
