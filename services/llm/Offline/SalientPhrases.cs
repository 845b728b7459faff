using System.Collections.Frozen;
using SyncInterview.Conversation;

namespace SyncInterview.Llm.Offline;

/// <summary>
/// Finds noun phrases the candidate really said, by plain cues: words after an article or possessive, up to the next verb, function
/// word or mark. It prefers to find nothing over echoing something that is no noun phrase.
/// </summary>
internal static class SalientPhrases
{
    /// <summary>Lowest score of a phrase that is offered.</summary>
    public const int Acceptable = 4;

    /// <summary>Lowest score of a phrase that a question may be built on.</summary>
    public const int Telling = 5;

    private const int LongestPhrase = 3;
    private static readonly FrozenSet<string> FunctionWords = EmbeddedText.Words("function-words");
    private static readonly FrozenSet<string> Verbs = EmbeddedText.Words("verbs");
    private static readonly FrozenSet<string> GenericNouns = EmbeddedText.Words("generic-nouns");
    private static readonly FrozenSet<string> NounsInIng = EmbeddedText.Words("noun-endings");
    private static readonly FrozenSet<string> Private = EmbeddedText.Words("private");
    private static readonly FrozenSet<string> Articles = FrozenSet.Create("the", "a", "an", "our", "my", "this", "these", "those");

    private static readonly FrozenSet<string> ObjectStarters = EmbeddedText.Words("object-starters");

    /// <summary>Phrases, most telling first and the later of equals first; none twice.</summary>
    public static IReadOnlyList<SalientPhrase> Find(string utterance, IEnumerable<string>? skills = null)
    {
        var tokens = SpokenToken.Read(utterance);
        var hints = (skills ?? []).SelectMany(SpokenText.Words).ToHashSet();
        var counts = tokens.CountBy(token => token.Normal).ToDictionary();
        var found = new Dictionary<string, (SalientPhrase Phrase, int At)>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < tokens.Count; at++)
        {
            var phrase = Articles.Contains(tokens[at].Normal) && !tokens[at].EndsClause
                ? AfterArticle(tokens, at + 1, hints, counts)
                : NamedTool(tokens, at, hints);
            if (phrase is { Score: >= Acceptable } good)
                found[good.Text] = (good, at);
        }

        var ordered = found.Values.OrderByDescending(entry => entry.Phrase.Score).ThenByDescending(entry => entry.At);
        return [.. ordered.Select(entry => entry.Phrase)];
    }

    private static SalientPhrase? AfterArticle(
        IReadOnlyList<SpokenToken> tokens, int start, HashSet<string> hints, Dictionary<string, int> counts)
    {
        var end = start;
        while (end < tokens.Count && end - start < LongestPhrase && GoesOn(tokens, start, end))
        {
            end++;
            if (tokens[end - 1].EndsClause)
                break;
        }

        var endsInVerb = end - start > 1 && IsVerbBeforeObject(tokens, end - 1);
        if (endsInVerb)
            end--;
        if (end == start || GenericNouns.Contains(tokens[end - 1].Normal) || IsParticiple(tokens[end - 1].Normal))
            return null;
        var words = tokens.Skip(start).Take(end - start).ToList();
        var text = "the " + string.Join(' ', words.Select(word => word.Text));
        if (words.Any(word => Private.Contains(word.Normal) || word.Normal.Length < 2) || TentativeSafety.HoldsVerdict(text))
            return null;
        var score = (words.Count > 1 ? 3 : 0)
            + (words.Any(word => hints.Contains(word.Normal) || word.LooksTechnical) ? 2 : 0)
            + (words.Max(word => word.Normal.Length) >= 8 ? 1 : 0)
            + (counts[words[^1].Normal] > 1 ? 1 : 0)
            + (endsInVerb || EndsCleanly(tokens, end) ? 1 : -2);
        return new SalientPhrase(text, score);
    }

    private static SalientPhrase? NamedTool(IReadOnlyList<SpokenToken> tokens, int at, HashSet<string> hints)
    {
        var token = tokens[at];
        if (FunctionWords.Contains(token.Normal) || !token.Text.All(char.IsLetterOrDigit))
            return null;
        var isHint = hints.Contains(token.Normal) && char.IsUpper(token.Text[0]);
        var isMixedCase = token.Text.Length > 3 && token.Text.Any(char.IsLower) && token.Text.Skip(1).Any(char.IsUpper);
        var isFree = at == 0 || (FunctionWords.Contains(tokens[at - 1].Normal) && !Articles.Contains(tokens[at - 1].Normal));
        var standsAlone = token.EndsClause || at + 1 == tokens.Count || FunctionWords.Contains(tokens[at + 1].Normal);
        return isFree && standsAlone && (isHint || isMixedCase) ? new SalientPhrase(token.Text, Acceptable) : null;
    }

    private static bool IsVerbBeforeObject(IReadOnlyList<SpokenToken> tokens, int at) =>
        at + 1 < tokens.Count
        && !tokens[at].EndsClause
        && ObjectStarters.Contains(tokens[at + 1].Normal)
        && tokens[at].Normal.EndsWith('s')
        && !tokens[at].Normal.EndsWith("ss", StringComparison.Ordinal);

    private static bool EndsCleanly(IReadOnlyList<SpokenToken> tokens, int end) =>
        end == tokens.Count
        || tokens[end - 1].EndsClause
        || FunctionWords.Contains(tokens[end].Normal)
        || Verbs.Contains(tokens[end].Normal);

    private static bool GoesOn(IReadOnlyList<SpokenToken> tokens, int start, int at)
    {
        var word = tokens[at].Normal;
        if (FunctionWords.Contains(word) || !char.IsLetter(word[0]) || word.Contains('%', StringComparison.Ordinal))
            return false;
        if (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal))
            return false;
        if (at == start)
            return !(Verbs.Contains(word) && !IsParticiple(word));
        var isGerund = word.EndsWith("ing", StringComparison.Ordinal) && !NounsInIng.Contains(word);
        return !Verbs.Contains(word) && !isGerund && !IsParticiple(word);
    }

    private static bool IsParticiple(string word) =>
        word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("eed", StringComparison.Ordinal);
}
