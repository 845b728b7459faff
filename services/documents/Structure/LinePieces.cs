using SyncInterview.Documents.Reading;

namespace SyncInterview.Documents.Structure;

/// <summary>Cuts a line where people separate things on it.</summary>
internal static class LinePieces
{
    /// <summary>Between parts of a contact line.</summary>
    public static readonly string[] ContactSeparators = ["\t", " | ", "|", " · ", " • ", " – ", " — ", "; ", " ⋅ ", " ∙ "];

    /// <summary>Between the parts of an entry's head: title, employer, place.</summary>
    public static readonly string[] EntrySeparators = ["\t", " | ", "|", " · ", " • ", " – ", " — ", " - ", " @ "];

    /// <summary>The pieces, trimmed, empty ones left out.</summary>
    public static IEnumerable<Slice> Split(string text, TextLine line, string[] separators) =>
        Split(text, new Slice(line.ContentStart, line.End), separators);

    /// <summary>The pieces of a slice, trimmed, empty ones left out.</summary>
    public static IEnumerable<Slice> Split(string text, Slice slice, string[] separators)
    {
        var start = slice.Start;
        while (start < slice.End)
        {
            var (at, length) = Next(text.AsSpan(start, slice.End - start), separators);
            var piece = new Slice(start, start + at).TrimSeparators(text);
            if (!piece.IsEmpty)
                yield return piece;
            start += at + length;
        }
    }

    private static (int At, int Length) Next(ReadOnlySpan<char> rest, string[] separators)
    {
        var (at, length) = (rest.Length, 1);
        foreach (var separator in separators)
        {
            if (rest.IndexOf(separator, StringComparison.Ordinal) is var found and >= 0 && found < at)
                (at, length) = (found, separator.Length);
        }

        return (at, length);
    }
}
