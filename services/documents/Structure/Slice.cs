namespace SyncInterview.Documents.Structure;

/// <summary>A stretch of a document's text in UTF-16 positions.</summary>
internal readonly record struct Slice(int Start, int End)
{
    /// <summary>Number of characters.</summary>
    public int Length => End - Start;

    /// <summary>Whether nothing is in it.</summary>
    public bool IsEmpty => End <= Start;

    /// <summary>Without white space at its ends.</summary>
    public Slice Trim(string text) => Trim(text, char.IsWhiteSpace);

    /// <summary>Without white space and the punctuation that separates things at its ends.</summary>
    public Slice TrimSeparators(string text) =>
        Trim(text, c => char.IsWhiteSpace(c) || c is ',' or ';' or '|' or '–' or '—' or '-' or '·' or '•' or ':' or '/');

    private Slice Trim(string text, Func<char, bool> drop)
    {
        var (start, end) = (Start, End);
        while (start < end && drop(text[start]))
            start++;
        while (end > start && drop(text[end - 1]))
            end--;
        return new Slice(start, end);
    }
}
