using SyncInterview.Documents.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>Which skills imply which, as the two documents' profiles state it (C# -> .NET), followed to the end.</summary>
internal sealed class SkillImplications
{
    private readonly Dictionary<string, HashSet<string>> _broader = new(StringComparer.OrdinalIgnoreCase);

    public SkillImplications(IEnumerable<Skill> skills)
    {
        foreach (var skill in skills)
        {
            if (!_broader.TryGetValue(skill.Name, out var broader))
                _broader[skill.Name] = broader = new(StringComparer.OrdinalIgnoreCase);
            broader.UnionWith(skill.Implies);
        }
    }

    /// <summary>The skill itself and all broader ones.</summary>
    public IReadOnlySet<string> Closure(string skill)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { skill };
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var next))
        {
            foreach (var broader in _broader.GetValueOrDefault(next, []).Where(seen.Add))
                open.Enqueue(broader);
        }

        return seen;
    }

    /// <summary>The broader skills alone.</summary>
    public IEnumerable<string> BroaderThan(string skill) =>
        Closure(skill).Where(other => !other.Equals(skill, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);
}
