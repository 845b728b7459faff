using System.Collections.Frozen;
using SyncInterview.Documents.Reading;

namespace SyncInterview.Documents.Structure;

/// <summary>Which titles name which kind of section.</summary>
internal sealed class SectionVocabulary
{
    private const int LongestTitle = 60;

    private readonly FrozenDictionary<string, string> _kinds;

    private SectionVocabulary(string document) => _kinds = EmbeddedLines.Read("sections.txt")
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(row => row[0] == document)
        .SelectMany(row => row[2].Split(',', StringSplitOptions.TrimEntries).Select(title => (Title: title, Kind: row[1])))
        .ToFrozenDictionary(pair => pair.Title, pair => pair.Kind);

    /// <summary>Titles of resumes.</summary>
    public static SectionVocabulary Resume { get; } = new("resume");

    /// <summary>Titles of job descriptions.</summary>
    public static SectionVocabulary Job { get; } = new("job");

    /// <summary>The kind a title names; null when it names none. Case, punctuation, "&amp;" and spaced-out letters do not matter.</summary>
    public string? KindOf(ReadOnlySpan<char> title)
    {
        if (title.Length is < 2 or > LongestTitle)
            return null;
        var plain = Normalise(title.ToString());
        if (_kinds.TryGetValue(plain, out var kind))
            return kind;
        // "About Gullwing": any company describes itself under its own name.
        if (plain.StartsWith("about ", StringComparison.Ordinal) && _kinds.TryGetValue("about us", out var about)
            && plain.Count(c => c == ' ') <= 4)
            return about;
        // "Education and certifications": the first of two known titles decides.
        var both = plain.Split(" and ", 2);
        return both.Length == 2 && _kinds.TryGetValue(both[0], out var first) && _kinds.ContainsKey(both[1]) ? first : null;
    }

    private static string Normalise(string title)
    {
        var words = title.ToLowerInvariant()
            .Replace('’', '\'')
            .Replace("&", " and ", StringComparison.Ordinal)
            .Replace("/", " and ", StringComparison.Ordinal)
            .Split([' ', '\t', ':', '.', '!', '?', '*', '_', '…', ',', '|', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        // "E X P E R I E N C E"
        return words.Length >= 4 && words.All(word => word.Length == 1) ? string.Concat(words) : string.Join(' ', words);
    }
}
