using SyncInterview.Common.V1;
using SyncInterview.Documents.Reading;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Structure;

/// <summary>A document's text to quote from. It makes every <see cref="Sourced"/>, so that none exists without its place.</summary>
internal sealed class SourceText
{
    private readonly int[]? _codePoints;

    /// <summary>Prepares a document for quoting.</summary>
    public SourceText(DocumentText document)
    {
        Document = document;
        if (document.Text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            _codePoints = CountCodePoints(document.Text);
    }

    /// <summary>The document.</summary>
    public DocumentText Document { get; }

    /// <summary>Its text.</summary>
    public string Text => Document.Text;

    /// <summary>Its lines.</summary>
    public IReadOnlyList<TextLine> Lines => Document.Lines;

    /// <summary>The characters of a slice, with runs of white space as one space.</summary>
    public string Read(Slice slice) =>
        string.Join(' ', Text[slice.Start..slice.End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// Quotes a slice. <paramref name="value"/> stands in for its text only where that is the same in another form, as with dates.
    /// </summary>
    public Sourced Quote(Slice slice, ExtractionMethod method, float confidence, string? value = null)
    {
        var trimmed = slice.Trim(Text);
        return new Sourced
        {
            Value = value ?? Read(trimmed),
            Span = SpanOf(trimmed),
            Page = PageAt(trimmed.Start),
            Method = method,
            Confidence = confidence,
        };
    }

    /// <summary>A slice in the contract's terms: code points.</summary>
    public TextSpan SpanOf(Slice slice) => new() { Start = CodePoint(slice.Start), End = CodePoint(slice.End) };

    /// <summary>Where the paragraph begins that a position is in.</summary>
    public int ParagraphStart(int position)
    {
        var index = LineAt(position);
        while (index > 0 && !Lines[index].Traits.StartsParagraph)
            index--;
        return Lines[index].Start;
    }

    private int CodePoint(int utf16) => _codePoints is null ? utf16 : _codePoints[utf16];

    private int PageAt(int position) => Lines.Count == 0 ? 0 : Lines[LineAt(position)].Page;

    private int LineAt(int position)
    {
        var (low, high) = (0, Lines.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Lines[middle].Start <= position)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    private static int[] CountCodePoints(string text)
    {
        var counts = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++)
            counts[i + 1] = counts[i] + (i > 0 && char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]) ? 0 : 1);
        return counts;
    }
}
