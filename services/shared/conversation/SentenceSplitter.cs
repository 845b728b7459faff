using System.Collections.Frozen;

namespace SyncInterview.Conversation;

/// <summary>
/// Finds sentences in a text that is still growing, so that speech can begin before the text is complete. It prefers to
/// miss an end over inventing one: a full stop counts only when white space follows and it ends no abbreviation or initial.
/// </summary>
public static class SentenceSplitter
{
    /// <summary>A shorter sentence ("Right.") is spoken together with the next one.</summary>
    public const int FewestWords = 3;

    private static readonly FrozenSet<string> Abbreviations = WordList.Words("abbreviations");

    /// <summary>
    /// The first speakable sentence, without surrounding white space; null while none is complete.
    /// With <paramref name="complete"/> the text will not grow, and what is left counts as a sentence.
    /// </summary>
    public static string? FirstSpeakable(string text, bool complete = false)
    {
        var end = FirstSpeakableEnd(text, complete);
        return end == 0 ? null : text[..end].Trim();
    }

    /// <summary>Index after the first speakable sentence, for a caller that goes on from there; 0 while none is complete.</summary>
    public static int FirstSpeakableEnd(string text, bool complete = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var end = EndOfNext(text, 0); end > 0; end = EndOfNext(text, end))
        {
            if (WordCount.Of(text.AsSpan(0, end)) >= FewestWords)
                return end;
        }

        return complete && WordCount.Of(text) > 0 ? text.Length : 0;
    }

    /// <summary>
    /// Index after the end of the sentence that begins at <paramref name="from"/>, however short it is; 0 where no end is certain yet.
    /// </summary>
    public static int EndOfNext(string text, int from)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var at = from; at < text.Length; at++)
        {
            if (text[at] is '。' or '！' or '？' or '\n' && WordCount.Of(text.AsSpan(from, at - from)) > 0)
                return at + 1;
            if (text[at] is not ('.' or '!' or '?' or '…'))
                continue;
            var after = at + 1;
            while (after < text.Length && text[after] is '.' or '!' or '?' or '…' or '"' or '\'' or '”' or '’' or ')' or ']')
                after++;
            if (after >= text.Length)
                return 0;
            if (char.IsWhiteSpace(text[after]) && IsEnd(text, at, after))
                return after;
            at = after - 1;
        }

        return 0;
    }

    /// <summary>All sentences of a complete text, short ones by themselves.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<string>();
        var start = 0;
        for (var end = EndOfNext(text, 0); end > 0; end = EndOfNext(text, end))
        {
            Add(text[start..end]);
            start = end;
        }

        Add(text[start..]);
        return sentences;

        void Add(string sentence)
        {
            if (WordCount.Of(sentence) > 0)
                sentences.Add(sentence.Trim());
        }
    }

    private static bool IsEnd(string text, int at, int after)
    {
        if (text[at] is '!' or '?')
            return true;
        var trailsOff = text[at] == '…' || text[at..after].StartsWith("..", StringComparison.Ordinal);
        if (trailsOff)
            return StartsUpperCase(text, after);
        var word = LastWord(text, at);
        if (word is "etc")
            return StartsUpperCase(text, after);
        var isInitial = word.Length == 1 && char.IsUpper(word[0]) && word != "I";
        return !isInitial && !Abbreviations.Contains(word);
    }

    private static bool StartsUpperCase(string text, int at)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
            at++;
        return at < text.Length && !char.IsLower(text[at]);
    }

    // Dots inside stay, so that "e.g" and "U.S" are words of the list.
    private static string LastWord(string text, int end)
    {
        var start = end;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '.'))
            start--;
        return text[start..end];
    }
}
