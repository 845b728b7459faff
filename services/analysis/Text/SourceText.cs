using SyncInterview.Analysis.V1;
using SyncInterview.Common.V1;

namespace SyncInterview.Analysis.Text;

/// <summary>
/// A text that quotes point into. The contract counts in Unicode code points and .NET in UTF-16 units; this type owns the conversion,
/// and it is the only maker of quotes: what it hands out is a stretch of the text by construction.
/// </summary>
internal sealed class SourceText
{
    // Position in UTF-16 units of every code point, the end included. Null when the text has no surrogates and both counts agree.
    private readonly int[]? _units;

    public SourceText(string name, string text)
    {
        Name = name;
        Text = text;
        _units = text.Any(char.IsSurrogate) ? UnitsOf(text) : null;
    }

    /// <summary>What quotes name as their source.</summary>
    public string Name { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Length in code points.</summary>
    public int Length => _units is null ? Text.Length : _units.Length - 1;

    /// <summary>The text of a stretch.</summary>
    public string this[Stretch stretch] => Text.Substring(stretch.Start, stretch.Length);

    /// <summary>Quotes a stretch given in UTF-16 units, white space at its ends left out.</summary>
    /// <returns>Null when nothing but white space is left, or the stretch is not within the text.</returns>
    public Quote? Quote(Stretch stretch)
    {
        var (start, end) = (stretch.Start, stretch.End);
        if (start < 0 || end > Text.Length || start >= end)
            return null;
        while (start < end && char.IsWhiteSpace(Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(Text[end - 1]))
            end--;
        if (start == end)
            return null;
        return new Quote
        {
            Source = Name,
            Span = new TextSpan { Start = ToCodePoints(start), End = ToCodePoints(end) },
            Text = Text[start..end],
        };
    }

    /// <summary>The stretch of a span in code points, or null when it is empty or not within the text.</summary>
    public Stretch? Find(TextSpan? span)
    {
        if (span is null || span.Start < 0 || span.End > Length || span.Start >= span.End)
            return null;
        return _units is null ? new Stretch(span.Start, span.End) : new Stretch(_units[span.Start], _units[span.End]);
    }

    /// <summary>Whether a quote, wherever it comes from, is word for word what stands at its span.</summary>
    public bool Verifies(Quote? quote) =>
        quote is not null
        && quote.Source == Name
        && Find(quote.Span) is { } at
        && Text.AsSpan(at.Start, at.Length).SequenceEqual(quote.Text);

    private int ToCodePoints(int unit)
    {
        if (_units is null)
            return unit;
        var index = Array.BinarySearch(_units, unit);
        return index >= 0 ? index : ~index;
    }

    private static int[] UnitsOf(string text)
    {
        var units = new List<int>(text.Length + 1);
        for (var unit = 0; unit < text.Length; unit += char.IsSurrogatePair(text, unit) ? 2 : 1)
            units.Add(unit);
        units.Add(text.Length);
        return [.. units];
    }
}
