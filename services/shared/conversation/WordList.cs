using System.Collections.Frozen;

namespace SyncInterview.Conversation;

/// <summary>
/// Reads the word lists in <c>Words/</c>: entries are separated by white space or, in lists of phrases, by lines; # begins a comment.
/// </summary>
internal static class WordList
{
    public static FrozenSet<string> Words(string name) =>
        Lines(name).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<string[]> Phrases(string name) =>
        [.. Lines(name).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The word list '{name}' is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var entry = line.Split('#')[0].Trim();
            if (entry.Length > 0)
                yield return entry;
        }
    }
}
