namespace SyncInterview.Llm.Interviewing;

/// <summary>Tells from its first words whether a sentence is likely to ask, as early as these words allow.</summary>
internal static class QuestionStart
{
    private static readonly string[] Asking =
    [
        "what", "why", "how", "which", "who", "whom", "whose", "when", "where", "did", "do", "does", "was", "were", "is", "are",
        "would", "could", "should", "can", "will", "have", "has", "had", "may", "might",
    ];

    private static readonly string[] Leading =
        ["so", "and", "now", "then", "okay", "ok", "but", "well", "right", "in", "on", "at", "for", "with"];

    /// <summary>Whether it begins like a question; null while the words so far leave it open.</summary>
    public static bool? Read(string text)
    {
        for (var at = 0; ;)
        {
            while (at < text.Length && !char.IsLetter(text[at]))
                at++;
            var start = at;
            while (at < text.Length && char.IsLetter(text[at]))
                at++;
            if (start == at)
                return null;
            var word = text[start..at].ToLowerInvariant();
            var mayGrow = at == text.Length;
            if (mayGrow && Asking.Concat(Leading).Any(entry => entry.StartsWith(word, StringComparison.Ordinal)))
                return null;
            if (!Leading.Contains(word))
                return Asking.Contains(word);
        }
    }
}
