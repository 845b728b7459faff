namespace SyncInterview.Documents.Structure;

/// <summary>
/// Cuts a section into entries. What heads an entry is short and no list item; its dates are the anchor. Heads that follow each other
/// without text between are told apart by where in the first of them the dates stand.
/// </summary>
internal sealed class EntryFinder(SourceText source)
{
    private const int LongestHead = 110;
    private const int MostHeadLines = 3;

    /// <summary>The entries of a section, in order.</summary>
    public List<Entry> Find(SectionBlock section)
    {
        var blocks = Blocks(section);
        var dated = blocks.Exists(block => block.Head.Exists(line => line.Dates is not null));
        var entries = new List<Entry>();
        foreach (var (head, body) in blocks)
        {
            if (head.Count == 0 || (dated && entries.Count > 0 && !head.Exists(line => line.Dates is not null)))
                Absorb(entries, head, body);
            else
                entries.AddRange(Split(head, body));
        }

        return entries;
    }

    /// <summary>A head without dates among dated ones is a caption inside the entry above it ("Key achievements").</summary>
    private static void Absorb(List<Entry> entries, List<HeadLine> head, List<Paragraph> body)
    {
        if (entries.Count == 0)
            return;
        var captions = head.Select(line => new Paragraph(0, 0, IsBullet: false, line.Slice));
        entries[^1] = entries[^1] with { Body = [.. entries[^1].Body, .. captions, .. body] };
    }

    private List<(List<HeadLine> Head, List<Paragraph> Body)> Blocks(SectionBlock section)
    {
        var blocks = new List<(List<HeadLine> Head, List<Paragraph> Body)> { ([], []) };
        foreach (var paragraph in Paragraphs.Of(source, section))
        {
            var lines = HeadLines(paragraph);
            if (lines.Count == 0)
            {
                blocks[^1].Body.Add(paragraph);
                continue;
            }

            if (blocks[^1].Body.Count > 0)
                blocks.Add(([], []));
            blocks[^1].Head.AddRange(lines);
        }

        return blocks;
    }

    /// <summary>The lines of a paragraph that may head an entry; none when it is text.</summary>
    private List<HeadLine> HeadLines(Paragraph paragraph)
    {
        if (paragraph.IsBullet || paragraph.EndLine - paragraph.FirstLine > MostHeadLines)
            return [];
        var lines = Enumerable.Range(paragraph.FirstLine, paragraph.EndLine - paragraph.FirstLine)
            .Select(i => new Slice(Math.Max(source.Lines[i].ContentStart, paragraph.Slice.Start), source.Lines[i].End))
            .Select(slice => HeadLine.Read(source, slice))
            .ToList();
        return lines.Count > 1 && !lines.Exists(HasRange) ? [] : lines.TrueForAll(MayHead) ? lines : [];
    }

    private static bool HasRange(HeadLine line) => line.Dates is { IsSingle: false };

    private bool MayHead(HeadLine line)
    {
        if (line.Slice.Length > LongestHead)
            return false;
        if (HasRange(line))
            return true;
        var text = source.Read(line.Slice);
        return !text.Contains(": ", StringComparison.Ordinal) && !(text[^1] == '.' && text.Count(c => c == ' ') >= 3);
    }

    private static IEnumerable<Entry> Split(List<HeadLine> head, List<Paragraph> body)
    {
        // A lone year may be anything; it dates an entry only where no range does.
        var dates = Enumerable.Range(0, head.Count).Where(i => head.Exists(HasRange) ? HasRange(head[i]) : head[i].Dates is not null)
            .ToList();
        if (dates.Count <= 1)
        {
            yield return new Entry(head, body);
            yield break;
        }

        var starts = new List<int> { 0 };
        for (var i = 1; i < dates.Count; i++)
            starts.Add(Math.Max(dates[i] - dates[0], dates[i - 1] + 1));
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : head.Count;
            yield return new Entry(head[starts[i]..end], i + 1 < starts.Count ? [] : body);
        }
    }
}
