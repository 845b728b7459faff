namespace SyncInterview.Documents.Jobs;

/// <summary>Undoes capitals that are only layout.</summary>
internal static class Capitalisation
{
    private static readonly string[] SmallWords = ["and", "of", "for", "in", "the", "to", "at", "with", "or"];
    private static readonly string[] Abbreviations =
    [
        "AI", "ML", "QA", "UI", "UX", "IT", "HR", "BI", "VP", "CTO", "CIO", "SRE", "API", "IOS", "PHP", "SQL", "AWS", "SAP", "ERP", "CRM",
        "NLP", "ETL", "II", "III", "IV", "DBA",
    ];

    /// <summary>"PLATFORM ENGINEER" as "Platform Engineer"; a title that has small letters stays as it is.</summary>
    public static string OfTitle(string title) =>
        title.Any(char.IsLower) ? title : string.Join(' ', title.Split(' ').Select((word, index) => OfWord(word, index)));

    private static string OfWord(string word, int index)
    {
        var lower = word.ToLowerInvariant();
        if (Abbreviations.Contains(word.Trim(',', '/', '-')) || word.Any(char.IsDigit) || word.AsSpan().ContainsAny('.', '#', '+'))
            return word;
        if (index > 0 && SmallWords.Contains(lower))
            return lower;
        var letter = lower.AsSpan().IndexOfAnyInRange('a', 'z');
        return letter < 0
            ? lower
            : string.Concat(lower.AsSpan(0, letter), char.ToUpperInvariant(lower[letter]).ToString(), lower.AsSpan(letter + 1));
    }
}
