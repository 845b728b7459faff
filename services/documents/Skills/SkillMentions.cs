using SyncInterview.Documents.Structure;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Skills;

/// <summary>The skills of one document.</summary>
internal sealed class SkillMentions(SourceText source, IReadOnlyList<SkillMention> mentions)
{
    private const int MostEvidence = 20;
    private const float Plain = 0.95f;
    private const float ByContext = 0.8f;

    /// <summary>The mentions inside a slice, in order.</summary>
    public List<SkillMention> Within(Slice slice) => [.. mentions.Where(m => m.Slice.Start >= slice.Start && m.Slice.End <= slice.End)];

    /// <summary>One entry a skill, most evidence first, at most 20 places each.</summary>
    public IEnumerable<Skill> Summarise() => mentions
        .GroupBy(mention => mention.Skill)
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.First().Slice.Start)
        .Select(Summarise);

    private Skill Summarise(IGrouping<SkillDefinition, SkillMention> group) => new()
    {
        Name = group.Key.Name,
        Evidence = { group.Take(MostEvidence).Select(Quote) },
        Implies = { group.Key.Implies },
        Weak = group.All(mention => mention.IsWeak),
    };

    private Sourced Quote(SkillMention mention) => source.Quote(
        mention.Slice, ExtractionMethod.Gazetteer, mention.Spelling.Rule is SpellingRule.InContext or SpellingRule.InList
            ? ByContext
            : Plain);
}
