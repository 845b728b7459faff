using System.Buffers;

namespace SyncInterview.Analysis.Text;

/// <summary>
/// Takes the commonest English endings off, so that <c>designed</c>, <c>designing</c> and <c>designs</c> meet. Light on purpose:
/// it joins forms of a word, not its relatives, and leaves names with digits or signs alone.
/// </summary>
internal static class Stemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["led"] = "lead",
        ["built"] = "build",
        ["ran"] = "run",
        ["wrote"] = "writ",
        ["written"] = "writ",
        ["grew"] = "grow",
        ["taught"] = "teach",
        ["kept"] = "keep",
        ["chose"] = "choos",
        ["drove"] = "driv",
        ["made"] = "mak",
        ["cut"] = "cut",
    };

    public static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var regular))
            return regular;
        if (word.Length < 4 || !word.All(char.IsAsciiLetterLower))
            return word;
        var stem = WithoutPlural(word);
        if (stem.Length > 4 && stem.EndsWith("ied", StringComparison.Ordinal))
            stem = stem[..^3] + "y";
        else if (stem.EndsWith("ing", StringComparison.Ordinal) && HasVowel(stem.AsSpan(0, stem.Length - 3)))
            stem = Undouble(stem[..^3]);
        else if (stem.EndsWith("ed", StringComparison.Ordinal) && HasVowel(stem.AsSpan(0, stem.Length - 2)))
            stem = Undouble(stem[..^2]);
        else if (stem.Length > 7 && stem.EndsWith("ment", StringComparison.Ordinal))
            stem = stem[..^4];
        else if (stem.Length > 5 && stem.EndsWith("er", StringComparison.Ordinal))
            stem = Undouble(stem[..^2]);
        return stem.Length > 3 && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static string WithoutPlural(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal))
            return word.Length > 4 ? word[..^3] + "y" : word;
        if (word.EndsWith("sses", StringComparison.Ordinal))
            return word[..^2];
        var plural = word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i');
        return plural ? word[..^1] : word;
    }

    private static string Undouble(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : stem;

    private static bool HasVowel(ReadOnlySpan<char> part) => part.Length > 1 && part.ContainsAny(Vowels);
}
