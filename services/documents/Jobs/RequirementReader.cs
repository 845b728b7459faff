using SyncInterview.Documents.Skills;
using SyncInterview.Documents.Structure;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Jobs;

/// <summary>Reads what a job description asks for: each item, whether it is a must, and the years, degree and skills in it.</summary>
internal sealed class RequirementReader(SourceText source, SkillMentions mentions)
{
    private const int Most = 100;
    private const float BySection = 0.92f;
    private const float ByWords = 0.6f;

    /// <summary>The requirements in the document's order.</summary>
    public List<Requirement> Read(IReadOnlyList<SectionBlock> sections)
    {
        var found = sections
            .Where(section => section.Kind is "requirements" or "nice_to_have")
            .SelectMany(section => ListItems.Of(source, section).Select(item => (Item: item, IsNice: section.Kind == "nice_to_have")))
            .Take(Most)
            .Select(pair => Build(pair.Item, pair.IsNice, BySection))
            .ToList();
        var requirements = found.Count > 0 ? found : FromWords(sections);
        for (var i = 0; i < requirements.Count; i++)
            requirements[i].Id = $"r{i + 1}";
        return requirements;
    }

    /// <summary>Without a section of requirements: the items that say themselves that they are asked for.</summary>
    private List<Requirement> FromWords(IReadOnlyList<SectionBlock> sections) => sections
        .Where(section => section.Kind is not ("benefits" or "about"))
        .SelectMany(section => ListItems.SentencesOf(source, section))
        .Where(item => RequirementWords.AsksFor(source.Read(item)))
        .Take(Most)
        .Select(item => Build(item, isNice: false, ByWords))
        .ToList();

    private Requirement Build(Slice item, bool isNice, float confidence)
    {
        // "Bachelor's degree; a master's is a plus": the first clause is the requirement, a wish behind it is not.
        var core = RequirementWords.Core(source.Text, item);
        var text = source.Text[core.Start..core.End];
        var asked = mentions.Within(core);
        var requirement = new Requirement
        {
            Text = source.Quote(item, ExtractionMethod.Layout, confidence),
            Kind = isNice || RequirementWords.IsWish(text) ? RequirementKind.Nice : RequirementKind.Must,
            Years = RequirementWords.Years(text),
            Degree = RequirementWords.Degree(text),
            AnyOf = IsAnyOf(asked),
        };
        requirement.Skills.AddRange(asked.Select(mention => mention.Skill.Name).Distinct());
        return requirement;
    }

    /// <summary>Whether "or" stands between two of the skills, or they are only examples.</summary>
    private bool IsAnyOf(List<SkillMention> asked)
    {
        for (var i = 1; i < asked.Count; i++)
        {
            var between = source.Text[asked[i - 1].Slice.End..asked[i].Slice.Start];
            if (asked[i - 1].Skill != asked[i].Skill && RequirementWords.IsAlternative(between))
                return true;
        }

        return false;
    }
}
