using System.Collections.Frozen;

namespace SyncInterview.Llm;

/// <summary>Reads the texts that are part of the assembly: templates, word lists, prompts.</summary>
internal static class EmbeddedText
{
    /// <summary>The whole text of a file, named by its path below <c>Offline/</c> or <c>Prompts/</c>.</summary>
    public static string Read(string path)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"'{path}' is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Lines that say something: without blank lines and lines that begin with #.</summary>
    public static IEnumerable<string> Lines(string path) =>
        Read(path).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#');

    /// <summary>The words of a list in <c>Offline/Words/</c>.</summary>
    public static FrozenSet<string> Words(string list) =>
        Lines($"Words/{list}.txt").SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Lines by section; a section begins with its name in brackets: <c>[new gap]</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Sections(string path)
    {
        var sections = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        List<string>? section = null;
        foreach (var line in Lines(path))
        {
            if (line[0] == '[' && line[^1] == ']')
                sections.Add(line[1..^1], section = []);
            else if (section is null)
                throw new InvalidOperationException($"'{path}' has a line before its first section.");
            else
                section.Add(line);
        }

        return sections;
    }
}
