using SyncInterview.Documents.Structure;

namespace SyncInterview.Documents.Jobs;

/// <summary>The items of a section: its bullets; where it has none, its lines or sentences.</summary>
internal static class ListItems
{
    private const int ShortestItem = 2;

    /// <summary>The items, in order.</summary>
    public static IEnumerable<Slice> Of(SourceText source, SectionBlock section)
    {
        var paragraphs = Paragraphs.Of(source, section);
        var bullets = paragraphs.FindAll(paragraph => paragraph.IsBullet);
        return bullets.Count > 0
            ? bullets.Select(bullet => bullet.Slice).Where(slice => slice.Length >= ShortestItem)
            : SentencesOf(source.Text, paragraphs);
    }

    /// <summary>The sentences of a section, its bullets each as one.</summary>
    public static IEnumerable<Slice> SentencesOf(SourceText source, SectionBlock section) =>
        SentencesOf(source.Text, Paragraphs.Of(source, section));

    private static IEnumerable<Slice> SentencesOf(string text, List<Paragraph> paragraphs) => paragraphs
        // "We expect:" leads a list and asks for nothing.
        .Where(paragraph => text[paragraph.Slice.End - 1] != ':')
        .SelectMany(paragraph => paragraph.IsBullet ? [paragraph.Slice] : Sentences(text, paragraph.Slice))
        .Where(slice => slice.Length >= ShortestItem);

    private static IEnumerable<Slice> Sentences(string text, Slice paragraph)
    {
        var start = paragraph.Start;
        for (var i = paragraph.Start; i < paragraph.End; i++)
        {
            var ends = text[i] is '.' or '!' or '?' && (i + 1 >= paragraph.End || char.IsWhiteSpace(text[i + 1]))
                && !IsAbbreviation(text.AsSpan(start, i - start));
            if (!ends && i + 1 < paragraph.End)
                continue;
            yield return new Slice(start, i + 1).Trim(text);
            start = i + 1;
        }
    }

    /// <summary>"e.g." and "B.Sc." end no sentence: their last word has a full stop inside.</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> before) => before[(before.LastIndexOfAny(' ', '\n', '(') + 1)..].Contains('.');
}
