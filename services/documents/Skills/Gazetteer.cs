using SyncInterview.Documents.Reading;

namespace SyncInterview.Documents.Skills;

/// <summary>The known skills with their spellings, read once from the table in the assembly.</summary>
internal sealed class Gazetteer
{
    private const char Exact = '=';
    private const char Contextual = '?';
    private const char Listed = '~';

    private Gazetteer(IReadOnlyList<SkillDefinition> skills, SpellingTrie spellings) => (Skills, Spellings) = (skills, spellings);

    /// <summary>The table.</summary>
    public static Gazetteer Default { get; } = Load();

    /// <summary>All skills.</summary>
    public IReadOnlyList<SkillDefinition> Skills { get; }

    /// <summary>All spellings, to search a text for.</summary>
    public SpellingTrie Spellings { get; }

    private static Gazetteer Load()
    {
        var rows = EmbeddedLines.Read("skills.txt").Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var implied = rows.ToDictionary(row => row[0], row => Items(row, 2));
        var skills = rows.ConvertAll(row => new SkillDefinition(row[0], Broader(row[0], implied)));
        var spellings = new SpellingTrie();
        foreach (var (row, skill) in rows.Zip(skills))
        {
            var others = Items(row, 1);
            if (!Array.Exists(others, spelling => IsNameWithSign(spelling, skill.Name)))
                spellings.Add(new SkillSpelling(skill, skill.Name, SpellingRule.AnyCase));
            foreach (var spelling in others)
                spellings.Add(Read(skill, spelling));
        }

        return new Gazetteer(skills, spellings);
    }

    private static bool IsNameWithSign(string spelling, string name) =>
        spelling[0] is Exact or Contextual or Listed && spelling.AsSpan(1).Equals(name, StringComparison.OrdinalIgnoreCase);

    private static SkillSpelling Read(SkillDefinition skill, string spelling) => spelling[0] switch
    {
        Exact => new SkillSpelling(skill, spelling[1..], SpellingRule.ExactCase),
        Contextual => new SkillSpelling(skill, spelling[1..], SpellingRule.InContext),
        Listed => new SkillSpelling(skill, spelling[1..], SpellingRule.InList),
        _ => new SkillSpelling(skill, spelling, SpellingRule.AnyCase),
    };

    private static string[] Items(string[] row, int column) =>
        row.Length > column ? row[column].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];

    private static List<string> Broader(string name, Dictionary<string, string[]> implied)
    {
        var found = new List<string>();
        var open = new Queue<string>(implied[name]);
        while (open.TryDequeue(out var broader))
        {
            if (broader == name || found.Contains(broader))
                continue;
            found.Add(broader);
            foreach (var next in implied.GetValueOrDefault(broader, []))
                open.Enqueue(next);
        }

        return found;
    }
}
