using SyncInterview.Analysis.Store.V1;
using SyncInterview.Documents.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>The skills of two documents and every way they write them.</summary>
internal static class SkillVocabulary
{
    public static IEnumerable<SkillNames> Of(MatchInput input)
    {
        var skills = input.Resume.Resume.Skills.Concat(input.Job.JobDescription.Skills).ToList();
        var implications = new SkillImplications(skills);
        return skills
            .GroupBy(skill => skill.Name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new SkillNames
            {
                Name = group.Key,
                Spellings = { Spellings(group) },
                Implies = { implications.BroaderThan(group.Key) },
            });
    }

    private static IEnumerable<string> Spellings(IEnumerable<Skill> skills) =>
        skills.SelectMany(skill => skill.Evidence)
            .Select(evidence => evidence.Value.Trim())
            .Where(spelling => spelling.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}
