using System.Globalization;
using System.Text;

namespace SyncInterview.Bench.Pacing;

/// <summary>
/// How the fake model is to answer one turn. It stands in the candidate's own words, so it reaches the model through whatever asks it,
/// and the model needs no state: <c>tempo fixed 37 250</c>.
/// </summary>
/// <param name="Pace">How long the model thinks.</param>
/// <param name="Number">Number of the turn: equal numbers draw equal latencies.</param>
/// <param name="Tokens">Length of the reply with its question.</param>
internal readonly record struct Tempo(Pace Pace, int Number, int Tokens)
{
    /// <summary>What a call gets whose prompt names none, as the opening's.</summary>
    public static readonly Tempo Unmarked = new(Pace.Fixed, 0, 40);

    private static ReadOnlySpan<byte> AnswerHeading => "The answer:"u8;

    private static ReadOnlySpan<byte> Word => "tempo "u8;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"tempo {Pace.ToString().ToLowerInvariant()} {Number} {Tokens}");

    /// <summary>
    /// Reads it out of a request. Earlier answers are in the prompt as well, so it is looked for behind the heading of the present one.
    /// Null where there is none.
    /// </summary>
    public static Tempo? Find(ReadOnlySpan<byte> request)
    {
        var answer = request.LastIndexOf(AnswerHeading);
        if (answer < 0)
            return null;
        var rest = request[answer..];
        var word = rest.IndexOf(Word);
        if (word < 0)
            return null;
        var text = Encoding.UTF8.GetString(rest.Slice(word + Word.Length, Math.Min(40, rest.Length - word - Word.Length)));
        var parts = text.Split([' ', '.', ',', '\\', '"'], 4);
        return parts.Length > 2
            && Enum.TryParse<Pace>(parts[0], ignoreCase: true, out var pace)
            && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var number)
            && int.TryParse(parts[2], CultureInfo.InvariantCulture, out var tokens)
            ? new(pace, number, Math.Clamp(tokens, 20, 500))
            : null;
    }
}
