namespace SyncInterview.Documents.Structure;

/// <summary>A line of an entry's head: title, employer, place and dates in some order.</summary>
/// <param name="Slice">Its text.</param>
/// <param name="Dates">The dates on it, in positions of the document; null when it has none.</param>
internal sealed record HeadLine(Slice Slice, DateRange? Dates)
{
    /// <summary>Reads a line.</summary>
    public static HeadLine Read(SourceText source, Slice slice)
    {
        var text = source.Text[slice.Start..slice.End];
        var range = DateText.FindRange(text);
        if (range is null && DateText.FindLast(text) is { } single)
            range = new DateRange(single.Start, single.End, single, single);
        return new HeadLine(slice, range is null ? null : Shift(range, slice.Start));
    }

    /// <summary>Its pieces with the dates cut out; each says whether it is the first of the line.</summary>
    public IEnumerable<(Slice Slice, bool IsFirst)> Pieces(string text)
    {
        Slice[] around = Dates is null ? [Slice] : [new Slice(Slice.Start, Dates.Start), new Slice(Dates.End, Slice.End)];
        var first = true;
        foreach (var piece in around.SelectMany(part => LinePieces.Split(text, TrimBrackets(part, text), LinePieces.EntrySeparators)))
        {
            yield return (piece, first);
            first = false;
        }
    }

    /// <summary>Brackets that held the dates only.</summary>
    private static Slice TrimBrackets(Slice part, string text)
    {
        var trimmed = part.TrimSeparators(text);
        if (!trimmed.IsEmpty && text[trimmed.End - 1] == '(')
            trimmed = trimmed with { End = trimmed.End - 1 };
        if (!trimmed.IsEmpty && text[trimmed.Start] == ')')
            trimmed = trimmed with { Start = trimmed.Start + 1 };
        return trimmed.TrimSeparators(text);
    }

    private static DateRange Shift(DateRange range, int by) => new(
        range.Start + by, range.End + by, Shift(range.From, by), range.To is { } to ? Shift(to, by) : null);

    private static DateMention Shift(DateMention date, int by) => date with { Start = date.Start + by, End = date.End + by };
}
