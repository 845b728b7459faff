using SyncInterview.Analysis.Reporting.Answers;
using SyncInterview.Analysis.Text;

namespace SyncInterview.Analysis.Reporting.Speech;

/// <summary>
/// Tells fillers from words that only look like them. The rules, in full:
/// <list type="bullet">
/// <item>Sounds (um, uh, er, hm) always are.</item>
/// <item>"you know" is, unless a word before makes it a clause (do, did, if, as, would, let, what, that, you, because) or one after
/// gives it an object (what, how, why, who, where, when, that, the, if, about, it).</item>
/// <item>"I mean" is, unless "what" or "how" stands before it.</item>
/// <item>"sort of" and "kind of" are after a pronoun, a form of be, have or do, "just", "also", "and", "but", "so", another filler, or
/// a comma; elsewhere they are nouns ("the boring kind of correctness").</item>
/// <item>"like" is only between hesitations: a comma, a filler or the beginning before it, and a comma or a filler after it. As a verb,
/// a preposition or in "was like" it never is.</item>
/// <item>"basically", "literally", "actually" and "well" are between two commas, or at an end of the utterance with a comma
/// on the other side.</item>
/// </list>
/// </summary>
internal static class FillerRules
{
    private static readonly HashSet<string> BeforeYouKnow = Set("do did if as would let what that you because don't didn't");

    private static readonly HashSet<string> AfterYouKnow = Set("what how why who where when that the if about it");

    private static readonly HashSet<string> BeforeKindOf = Set(
        """
        i we you they he she it that this there who is are was were be been am i'm we're it's that's they're have has had do does did just
        also and but so
        """);

    private static readonly HashSet<string> BetweenCommas = Set("basically literally actually well");

    /// <summary>The fillers of an utterance, in order.</summary>
    public static IEnumerable<string> In(string text)
    {
        var tokens = Tokens.Of(text);
        var afterFiller = true;
        for (var at = 0; at < tokens.Count; at++)
        {
            var filler = FillerAt(text, tokens, at, afterFiller);
            if (filler is not null)
            {
                yield return filler;
                at += filler.Count(c => c == ' ');
            }

            afterFiller = filler is not null;
        }
    }

    private static string? FillerAt(string text, IReadOnlyList<Token> tokens, int at, bool afterFiller)
    {
        var word = tokens[at].Word;
        if (Hesitations.IsSound(word))
            return word;
        var before = at > 0 ? tokens[at - 1].Word : "";
        var next = at + 1 < tokens.Count ? tokens[at + 1].Word : "";
        var commaBefore = at == 0 || Between(text, tokens, at - 1).Contains(',');
        var commaAfter = at + 1 >= tokens.Count || Between(text, tokens, at).Contains(',');
        var commaAfterPair = at + 2 >= tokens.Count || Between(text, tokens, at + 1).Contains(',');
        var afterPair = at + 2 < tokens.Count ? tokens[at + 2].Word : "";
        return (word, next) switch
        {
            ("you", "know") when !BeforeYouKnow.Contains(before) && (commaAfterPair || !AfterYouKnow.Contains(afterPair)) => "you know",
            ("i", "mean") when before is not ("what" or "how") => "i mean",
            ("sort" or "kind", "of") when commaBefore || afterFiller || BeforeKindOf.Contains(before) => $"{word} of",
            ("like", _) when (commaBefore || afterFiller) && at + 1 < tokens.Count && (commaAfter || Hesitations.IsSound(next)) => "like",
            _ when BetweenCommas.Contains(word) && commaBefore && commaAfter && tokens.Count > 1 => word,
            _ => null,
        };
    }

    private static string Between(string text, IReadOnlyList<Token> tokens, int at) =>
        text[tokens[at].At.End..tokens[at + 1].At.Start];

    private static HashSet<string> Set(string words) => new(words.Split((char[]?)null), StringComparer.Ordinal);
}
