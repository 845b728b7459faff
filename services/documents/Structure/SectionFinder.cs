using SyncInterview.Documents.Reading;

namespace SyncInterview.Documents.Structure;

/// <summary>Finds the sections of a document by the titles people use, and by titles that look like those.</summary>
internal sealed class SectionFinder(SourceText source, SectionVocabulary vocabulary)
{
    private const double SameSize = 0.03;
    private const double NameSize = 1.45;
    private const int LongestInlineTitle = 40;

    // Nobody's document has more; what follows belongs to the last.
    private const int MostSections = 200;

    private readonly double _bodySize = BodySize(source.Lines);

    /// <summary>The sections in order; the lines above the first title come as <see cref="SectionBlock.Header"/>.</summary>
    public IReadOnlyList<SectionBlock> Find()
    {
        var known = source.Lines.Select(Recognise).ToList();
        // Where titles are set apart at all, an ordinary line of the same words is no title ("Languages" above a list of skills).
        var style = known.Count(title => title is { IsHeading: true }) >= 2;
        var looks = known.Where(title => title is { IsHeading: true, IsInline: false }).Select(title => title!.Value.Size).Distinct()
            .ToList();
        var sections = new List<SectionBlock>();
        var current = new SectionBlock(SectionBlock.Header, null, 0, 0, 0);
        for (var i = 0; i < source.Lines.Count && sections.Count < MostSections; i++)
        {
            var title = known[i] is { } found && (found.IsHeading || !style || found.IsInline)
                ? found
                : Unknown(i, looks, isAbove: sections.Count == 0);
            if (title is not { } start || (start is { IsInline: true, Title: not null } && InlineIsContent(current, start)))
                continue;
            sections.Add(current with { EndLine = i });
            current = new SectionBlock(start.Kind, start.Title, start.IsInline ? i : i + 1, 0, start.BodyStart);
        }

        sections.Add(current with { EndLine = source.Lines.Count });
        return sections.FindAll(section => section.Title is not null || section.EndLine > section.FirstLine);
    }

    /// <summary>"Languages: C#, SQL" below "Skills" is a line of that section.</summary>
    private static bool InlineIsContent(SectionBlock current, FoundTitle title) =>
        current.Kind == title.Kind || current.Kind is "skills" or "requirements" or "nice_to_have" or "work" or "projects";

    private FoundTitle? Recognise(TextLine line)
    {
        var content = source.Document.Content(line);
        if (line.Traits.IsBullet)
            return null;
        if (!content.Contains('\t') && vocabulary.KindOf(content) is { } kind)
            return new FoundTitle(
                kind, new Slice(line.Start, line.End), line.End, line.Traits.Size, line.Traits.IsHeading, IsInline: false);
        // "SKILLS: C#, Go", or a title at the left margin with the first entry beside it.
        var end = content.IndexOfAny(':', '\t');
        if (end is < 3 or > LongestInlineTitle || content[(end + 1)..].IsWhiteSpace()
            || vocabulary.KindOf(content[..end]) is not { } inline || inline is "other" or "about" or "summary")
            return null;
        return new FoundTitle(
            inline, new Slice(line.Start, line.Start + end), line.Start + end + 1, line.Traits.Size, line.Traits.IsHeading, IsInline: true);
    }

    /// <summary>
    /// A line that looks like the titles but names nothing known begins a section of its own; a name set large, at the top of a second
    /// column, begins a header.
    /// </summary>
    private FoundTitle? Unknown(int index, List<double> looks, bool isAbove)
    {
        var line = source.Lines[index];
        // Above the first section, names and titles are set like titles of sections.
        if (!line.Traits.IsHeading || isAbove)
            return null;
        var whole = new Slice(line.Start, line.End);
        if (line.Traits.Size >= NameSize * _bodySize && !looks.Exists(size => size >= line.Traits.Size * (1 - SameSize)))
            return new FoundTitle(SectionBlock.Header, null, line.Start, line.Traits.Size, IsHeading: true, IsInline: true);
        var looksAlike = looks.Exists(size => Math.Abs(size - line.Traits.Size) <= SameSize * size);
        return looksAlike && !IsEntryHead(index) && line.Traits.Size > _bodySize * (1 + SameSize)
            ? new FoundTitle("other", whole, line.End, line.Traits.Size, IsHeading: true, IsInline: false)
            : null;
    }

    /// <summary>An employer in capitals looks like a title, but dates follow at once.</summary>
    private bool IsEntryHead(int index)
    {
        for (var i = index; i < Math.Min(index + 3, source.Lines.Count); i++)
        {
            if (i > index && source.Lines[i].Traits.IsBullet)
                return false;
            if (DateText.FindRange(source.Document.Content(source.Lines[i]).ToString()) is not null)
                return true;
        }

        return false;
    }

    private static double BodySize(IReadOnlyList<TextLine> lines) => lines
        .GroupBy(line => Math.Round(line.Traits.Size, 1))
        .Select(group => (Size: group.Key, Characters: group.Sum(line => line.End - line.Start)))
        .DefaultIfEmpty()
        .MaxBy(group => group.Characters)
        .Size;

    private readonly record struct FoundTitle(string Kind, Slice? Title, int BodyStart, double Size, bool IsHeading, bool IsInline);
}
