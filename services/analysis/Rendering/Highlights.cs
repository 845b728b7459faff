using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Rendering;

/// <summary>
/// Numbers the quotes of an answer in the order of the text, and cuts the text where they begin and end. A quote that is not word for
/// word in the text has no number and is not shown.
/// </summary>
internal sealed class Highlights
{
    private readonly Dictionary<(int Start, int End), int> _numbers = [];

    public Highlights(string source, string text, IEnumerable<Quote?> quotes)
    {
        var from = new SourceText(source, text);
        var stretches = quotes
            .Where(from.Verifies)
            .Select(quote => (Span: (quote!.Span.Start, quote.Span.End), At: from.Find(quote.Span)!.Value))
            .DistinctBy(quote => quote.Span)
            .OrderBy(quote => quote.Span.Start)
            .ThenBy(quote => quote.Span.End)
            .ToList();
        foreach (var (span, _) in stretches)
            _numbers[span] = _numbers.Count + 1;
        Segments = [.. Cut(text, [.. stretches.Select(quote => (_numbers[quote.Span], quote.At))])];
    }

    /// <summary>The text in order.</summary>
    public IReadOnlyList<TextSegment> Segments { get; }

    /// <summary>The number of a quote; null where it has none.</summary>
    public int? NumberOf(Quote? quote) =>
        quote?.Span is { } span && _numbers.TryGetValue((span.Start, span.End), out var number) ? number : null;

    private static IEnumerable<TextSegment> Cut(string text, IReadOnlyList<(int Number, Stretch At)> quotes)
    {
        var ends = quotes.SelectMany(quote => new[] { quote.At.Start, quote.At.End });
        var cuts = ends.Append(0).Append(text.Length).Distinct().Order().ToList();
        foreach (var (from, to) in cuts.Zip(cuts.Skip(1)))
        {
            yield return new TextSegment(
                text[from..to],
                [.. quotes.Where(quote => quote.At.Start == from).Select(quote => quote.Number)],
                quotes.Any(quote => quote.At.Start <= from && quote.At.End >= to));
        }
    }
}
