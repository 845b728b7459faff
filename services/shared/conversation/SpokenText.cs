using System.Collections.Frozen;
using System.Text;

namespace SyncInterview.Conversation;

/// <summary>Brings transcripts into a form in which two hearings of the same words are equal.</summary>
public static class SpokenText
{
    private static readonly FrozenSet<string> Hesitations = WordList.Words("hesitations");
    private static readonly IReadOnlyList<string[]> HesitationPhrases = WordList.Phrases("hesitation-phrases");

    /// <summary>
    /// Lower case, words separated by one space, without punctuation, hesitations ("um", "er") and empty phrases ("you know", "I mean").
    /// Keeps what changes the meaning: decimal points (<c>3.5</c>) and the marks of <c>C#</c>, <c>C++</c> and <c>50%</c>.
    /// </summary>
    public static string Normalise(string text) => string.Join(' ', Words(text));

    /// <summary>The words of <see cref="Normalise"/>, in order.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Tokens(text);
        var kept = new List<string>(words.Count);
        for (var at = 0; at < words.Count;)
        {
            var phrase = HesitationPhrases.FirstOrDefault(candidate => StartsWith(words, at, candidate));
            if (phrase is null && !Hesitations.Contains(words[at]))
                kept.Add(words[at]);
            at += phrase?.Length ?? 1;
        }

        return kept;
    }

    /// <summary>As <see cref="Words"/>, hesitations included.</summary>
    internal static IReadOnlyList<string> Tokens(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (char.IsLetterOrDigit(character))
                word.Append(char.ToLowerInvariant(character));
            else if (BelongsToWord(text, at))
                word.Append(character);
            else if (!IsSilent(text, at))
                Flush(words, word);
        }

        Flush(words, word);
        return words;
    }

    internal static bool StartsWith(IReadOnlyList<string> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count)
            return false;
        for (var i = 0; i < phrase.Length; i++)
        {
            if (words[at + i] != phrase[i])
                return false;
        }

        return true;
    }

    private static bool BelongsToWord(string text, int at) => text[at] switch
    {
        '.' => IsDigit(text, at - 1) && IsDigit(text, at + 1),
        '#' or '+' or '%' => at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '+'),
        _ => char.IsSurrogate(text[at]),
    };

    // Apostrophes and thousands separators are not heard and do not part words.
    private static bool IsSilent(string text, int at) =>
        text[at] is '\'' or '’' || (text[at] == ',' && IsDigit(text, at - 1) && IsDigit(text, at + 1));

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
            words.Add(word.ToString());
        word.Clear();
    }
}
