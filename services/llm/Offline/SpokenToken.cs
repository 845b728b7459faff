using SyncInterview.Conversation;

namespace SyncInterview.Llm.Offline;

/// <summary>A word of an utterance.</summary>
/// <param name="Text">As said, without the marks around it.</param>
/// <param name="Normal">Lower case, without apostrophes; empty for bare punctuation.</param>
/// <param name="EndsClause">Whether a mark after it ends a clause or sentence.</param>
internal readonly record struct SpokenToken(string Text, string Normal, bool EndsClause)
{
    private static readonly HashSet<string> Hesitations = ["um", "umm", "uhm", "uh", "uhh", "er", "erm", "ah", "hm", "hmm", "mm"];

    /// <summary>Words of an utterance, hesitations left out.</summary>
    public static IReadOnlyList<SpokenToken> Read(string utterance)
    {
        var tokens = new List<SpokenToken>();
        foreach (var raw in utterance.Split([' ', '\n', '\t', '\r', '/', '(', ')', '—', '–'], StringSplitOptions.RemoveEmptyEntries))
        {
            var text = raw.Trim('.', ',', ';', ':', '!', '?', '"', '\'', '“', '”', '‘', '’', '-', '…');
            var normal = string.Concat(SpokenText.Normalise(text).Split(' '));
            var ends = raw[^1] is '.' or ',' or ';' or ':' or '!' or '?' or '…' or '"' or '”';
            if (normal.Length > 0 && !Hesitations.Contains(normal))
                tokens.Add(new(text, normal, ends));
        }

        return tokens;
    }

    /// <summary>Whether it is written as names of tools are: <c>PgBouncer</c>, <c>gRPC</c>, <c>C#</c>, <c>p95</c>.</summary>
    public bool LooksTechnical =>
        Text.Skip(1).Any(character => char.IsUpper(character) || char.IsDigit(character) || character is '#' or '+');
}
