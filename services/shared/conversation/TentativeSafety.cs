using System.Collections.Frozen;

namespace SyncInterview.Conversation;

/// <summary>
/// The contract a tentative reply keeps because it is said before the answer is over: short, one sentence, no question, no verdict on
/// the candidate, and no name or number the candidate did not say. Checked by word lists and the transcript alone, so the same texts
/// always give the same result.
/// </summary>
public static class TentativeSafety
{
    /// <summary>Most words a tentative reply may have.</summary>
    public const int MaxWords = 15;

    private static readonly FrozenSet<string> Verdicts = WordList.Words("verdicts");
    private static readonly IReadOnlyList<string[]> VerdictPhrases = WordList.Phrases("verdict-phrases");
    private static readonly IReadOnlyList<string[]> NeutralPhrases = WordList.Phrases("neutral-phrases");
    private static readonly FrozenSet<string> Numbers = WordList.Words("numbers");
    private static readonly FrozenSet<string> Interrogatives = WordList.Words("interrogatives");
    private static readonly FrozenSet<string> Auxiliaries = WordList.Words("auxiliaries");
    private static readonly FrozenSet<string> Openers = WordList.Words("openers");

    /// <summary>Whether <paramref name="text"/> may be said while <paramref name="utterance"/> is all that was heard so far.</summary>
    public static TentativeCheck Check(string text, string utterance)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(utterance);
        var reply = text.Trim();
        var words = SpokenText.Tokens(reply);
        if (words.Count == 0)
            return new(TentativeViolation.Empty);
        if (FirstUnspeakable(reply) is { } mark)
            return new(TentativeViolation.Unspeakable, mark);
        if (WordCount.Of(reply) > MaxWords || words.Count > 2 * MaxWords)
            return new(TentativeViolation.TooLong);
        if (AsksSomething(reply, words))
            return new(TentativeViolation.Question);
        if (SentenceSplitter.Split(reply).Count > 1)
            return new(TentativeViolation.SeveralSentences);
        if (FirstVerdict(words) is { } verdict)
            return new(TentativeViolation.Verdict, verdict);
        return FirstUnsaid(reply, utterance);
    }

    /// <summary>Whether the text holds a word or phrase of praise, blame, agreement or contradiction.</summary>
    public static bool HoldsVerdict(string text) => FirstVerdict(SpokenText.Tokens(text)) is not null;

    private static bool AsksSomething(string reply, IReadOnlyList<string> words)
    {
        if (reply.AsSpan().IndexOfAny('?', '？', '⁇') >= 0)
            return true;

        // A question without its mark: "how did you …", "could you …", also behind an opening word such as "so".
        for (var at = 0; at < Math.Min(2, words.Count - 1); at++)
        {
            var asksWhat = Interrogatives.Contains(words[at]) && Auxiliaries.Contains(words[at + 1]);
            var asksYou = Auxiliaries.Contains(words[at]) && words[at + 1] is "you" or "your";
            if (asksWhat || asksYou)
                return true;
        }

        return words[0] is "why" || SpokenText.StartsWith(words, 0, ["what", "about"]) || SpokenText.StartsWith(words, 0, ["how", "about"]);
    }

    private static string? FirstUnspeakable(string reply)
    {
        foreach (var character in reply)
        {
            if (char.IsControl(character) || "<>{}[]*_`|\\^~=@".Contains(character, StringComparison.Ordinal))
                return character.ToString();
        }

        return reply.Contains("://", StringComparison.Ordinal) ? "://" : null;
    }

    private static string? FirstVerdict(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (NeutralPhrases.FirstOrDefault(phrase => SpokenText.StartsWith(words, at, phrase)) is { } neutral)
            {
                at += neutral.Length - 1;
                continue;
            }

            if (Verdicts.Contains(words[at]))
                return words[at];
            if (VerdictPhrases.FirstOrDefault(phrase => SpokenText.StartsWith(words, at, phrase)) is { } found)
                return string.Join(' ', found);
        }

        return null;
    }

    private static TentativeCheck FirstUnsaid(string reply, string utterance)
    {
        var said = SpokenText.Tokens(utterance).Select(Stem).ToHashSet(StringComparer.Ordinal);
        var isFirst = true;
        foreach (var raw in reply.Split([' ', '-', '–', '—', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var word in SpokenText.Tokens(raw))
            {
                var isSaid = said.Contains(Stem(word));
                if (!isSaid && (word.Any(char.IsDigit) || Numbers.Contains(word)))
                    return new(TentativeViolation.UnsaidNumber, word);
                if (!isSaid && raw.Any(char.IsUpper) && !Openers.Contains(word))
                    return new(TentativeViolation.UnsaidName, word);
                // Speech that begins with an address ("mara, go on") names somebody even in lower case.
                if (isFirst && !isSaid && raw.EndsWith(',') && !Openers.Contains(word))
                    return new(TentativeViolation.UnsaidName, word);
                isFirst = false;
            }
        }

        return new(TentativeViolation.None);
    }

    // Plural and possessive of a word that was said are said.
    private static string Stem(string word) => word.Length > 3 && word.EndsWith('s') ? word[..^1] : word;
}
