using SyncInterview.Analysis.V1;
using SyncInterview.Common.V1;

namespace SyncInterview.Interviews.Planning;

/// <summary>Chooses among a match's suggestions: required gaps first, then what tells most while kinds vary.</summary>
internal static class TopicSelection
{
    /// <summary>What a kind loses each time it was chosen already, in the unit of a suggestion's weight.</summary>
    private const double RepeatedKind = 0.15;

    private const int TitleLength = 80;

    /// <summary>
    /// At most <paramref name="count"/> suggestions, most important first. Every requirement that is a must and is missing in the resume
    /// is covered: where there are more of them than places, the last place takes several.
    /// </summary>
    public static List<TopicSuggestion> Choose(Match match, int count)
    {
        if (count < 1)
            return [];
        var gaps = match.Requirements.Where(r => r is { Must: true, Status: MatchStatus.Missing }).ToList();
        var rest = match.Topics.Select(topic => topic.Clone()).ToList();
        var chosen = new List<TopicSuggestion>();
        foreach (var gap in gaps.Where(gap => !Covers(chosen, gap.RequirementId)))
        {
            var suggestion = rest.Find(topic => topic.RequirementIds.Contains(gap.RequirementId)) ?? From(gap);
            rest.Remove(suggestion);
            if (chosen.Count < count)
                chosen.Add(suggestion);
            else
                Join(chosen[^1], suggestion);
        }

        while (chosen.Count < count && Best(rest, chosen) is { } best)
        {
            rest.Remove(best);
            chosen.Add(best);
        }

        return chosen;
    }

    private static bool Covers(List<TopicSuggestion> topics, string requirementId) =>
        topics.Exists(topic => topic.RequirementIds.Contains(requirementId));

    // The first of equals wins: a match lists the most telling first.
    private static TopicSuggestion? Best(List<TopicSuggestion> rest, List<TopicSuggestion> chosen) =>
        rest.MaxBy(topic => topic.Weight - RepeatedKind * chosen.Count(other => other.Kind == topic.Kind));

    private static TopicSuggestion From(RequirementMatch gap) => new()
    {
        Title = gap.Skills.Count > 0 ? string.Join(", ", gap.Skills.Take(3)) : Shorten(gap.Requirement),
        Kind = QuestionKind.Technical,
        Focus = SuggestionFocus.Gap,
        Weight = 1,
        RequirementIds = { gap.RequirementId },
        Requirement = gap.Requirement,
        Skills = { gap.Skills },
    };

    private static void Join(TopicSuggestion into, TopicSuggestion other)
    {
        into.Title = Shorten($"{into.Title}; {other.Title}");
        into.Requirement = string.Join("; ", new[] { into.Requirement, other.Requirement }.Where(text => text.Length > 0));
        into.RequirementIds.Add(other.RequirementIds.Except(into.RequirementIds).ToList());
        into.Skills.Add(other.Skills.Except(into.Skills).ToList());
    }

    private static string Shorten(string text)
    {
        if (text.Length <= TitleLength)
            return text;
        var space = text.LastIndexOf(' ', TitleLength - 1);
        return text[..(space > 0 ? space : TitleLength - 1)] + "…";
    }
}
