using System.Collections.Frozen;
using SyncInterview.Analysis.Text;

namespace SyncInterview.Analysis.Reporting.Answers;

/// <summary>
/// Finds figures, in digits or words ("1.8 million", "about forty", "halved"). Years, marks out of something ("10/10"), "one", and
/// counts of the talk itself ("two things") are no figures.
/// </summary>
internal static class Figures
{
    private static readonly FrozenSet<string> Words = Set(
        """
        two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
        thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion dozen dozens
        halved doubled tripled twice percent ninety-five ninety-nine
        """);

    private static readonly FrozenSet<string> OfTheTalk =
        Set("things thing questions question points point reasons reason ways way parts part answers people sides words examples");

    /// <summary>The figures of a sentence: words that stand together are one.</summary>
    public static IEnumerable<Figure> In(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!IsFigure(tokens[at].Word))
                continue;
            var end = at + 1;
            while (end < tokens.Count && IsFigure(tokens[end].Word))
                end++;
            if (end >= tokens.Count || !OfTheTalk.Contains(tokens[end].Word))
            {
                var value = string.Join(' ', tokens.Skip(at).Take(end - at).Select(token => token.Word));
                yield return new Figure(value, sentence, new Stretch(tokens[at].At.Start, tokens[end - 1].At.End));
            }

            at = end;
        }
    }

    private static bool IsFigure(string word)
    {
        if (Words.Contains(word))
            return true;
        if (!char.IsAsciiDigit(word[0]) || word.Contains('/'))
            return false;
        var isYear = word.Length == 4 && word.All(char.IsAsciiDigit) && word.CompareTo("1900") >= 0 && word.CompareTo("2100") < 0;
        return !isYear;
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
