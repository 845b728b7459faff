namespace SyncInterview.Analysis.Text;

/// <summary>
/// Cuts text into sentences: at <c>. ! ?</c> before white space, at line ends in front of an empty line, and at the boundaries given.
/// A stretch of more than 60 words without any of these (recognisers that do not punctuate) is cut before a conjunction.
/// </summary>
internal static class Sentences
{
    private const int LongestWithoutPunctuation = 60;
    private const int ShortestPiece = 20;

    private static readonly HashSet<string> Conjunctions = new(["and", "but", "so", "because", "then"], StringComparer.Ordinal);

    public static IReadOnlyList<Sentence> Of(string text, IReadOnlyList<Token> tokens, IReadOnlyCollection<int>? boundaries = null)
    {
        var sentences = new List<Sentence>();
        var from = 0;
        for (var at = 0; at < tokens.Count; at++)
        {
            var next = at + 1 < tokens.Count ? tokens[at + 1].At.Start : text.Length;
            var between = text.AsSpan(tokens[at].At.End, next - tokens[at].At.End);
            if (at + 1 < tokens.Count && !EndsSentence(between) && !(boundaries?.Any(b => b >= tokens[at].At.End && b <= next) ?? false))
                continue;
            AddPieces(sentences, text, [.. tokens.Skip(from).Take(at + 1 - from)], next);
            from = at + 1;
        }

        return sentences;
    }

    private static bool EndsSentence(ReadOnlySpan<char> between)
    {
        var mark = between.IndexOfAny('.', '!', '?');
        if (mark >= 0)
            return mark + 1 == between.Length || between[(mark + 1)..].ContainsAny(" \n\t\r");
        var line = between.IndexOf('\n');
        return line >= 0 && between[(line + 1)..].Contains('\n');
    }

    private static void AddPieces(List<Sentence> sentences, string text, List<Token> tokens, int end)
    {
        while (tokens.Count > LongestWithoutPunctuation)
        {
            var cut = tokens.FindIndex(ShortestPiece, tokens.Count - (2 * ShortestPiece), token => Conjunctions.Contains(token.Word));
            if (cut < 0)
                break;
            Add(sentences, text, tokens[..cut], tokens[cut].At.Start);
            tokens = tokens[cut..];
        }

        Add(sentences, text, tokens, end);
    }

    private static void Add(List<Sentence> sentences, string text, List<Token> tokens, int end)
    {
        var stop = tokens[^1].At.End;
        while (stop < end && text[stop] is '.' or '!' or '?' or '"' or '”' or ')')
            stop++;
        sentences.Add(new Sentence(new Stretch(tokens[0].At.Start, stop), tokens));
    }
}
