namespace SyncInterview.Llm.Offline;

/// <summary>The offline interviewer's templates, one file a subject under <c>Offline/Templates/</c>, read once.</summary>
internal sealed class TemplateBook
{
    private static readonly string[] Files =
    [
        "greetings", "acknowledgements", "transitions", "tentatives", "fillers", "closings", "surprises", "follow-ups",
        "questions-behavioural", "questions-technical", "questions-coding", "questions-system-design", "questions-motivation",
    ];

    private readonly Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<Template>>> _files = Files.ToDictionary(
        file => file,
        file => (IReadOnlyDictionary<string, IReadOnlyList<Template>>)EmbeddedText.Sections($"Templates/{file}.txt")
            .ToDictionary(section => section.Key, section => (IReadOnlyList<Template>)[.. section.Value.Select(Template.Parse)]));

    /// <summary>The file's sections by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Template>> File(string file) => _files[file];

    /// <summary>One section; empty where the file has none of that name.</summary>
    public IReadOnlyList<Template> Section(string file, string section) => _files[file].GetValueOrDefault(section, []);

    /// <summary>Several sections as one.</summary>
    public IReadOnlyList<Template> Sections(string file, params ReadOnlySpan<string> sections)
    {
        var lines = new List<Template>();
        foreach (var section in sections)
            lines.AddRange(Section(file, section));
        return lines;
    }

    /// <summary>The names of all files.</summary>
    public static IReadOnlyList<string> FileNames => Files;
}
