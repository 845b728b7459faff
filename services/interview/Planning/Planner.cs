using System.Globalization;
using SyncInterview.Analysis.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Planning;

/// <summary>
/// Plans what an interview asks. The first and the last question are the same for everybody, so that interviews stay comparable; what
/// lies between comes from the match. Pure: the same match, seed and length give the same plan.
/// </summary>
internal static class Planner
{
    /// <summary>A plan from a match; <see cref="Generic"/> when the match suggests nothing and misses nothing.</summary>
    /// <param name="match">How the resume meets the job.</param>
    /// <param name="seed">Decides the order of topics that matter alike.</param>
    /// <param name="timeLimit">Length of the interview.</param>
    public static InterviewPlan FromMatch(Match match, long seed, TimeSpan timeLimit)
    {
        var chosen = TopicSelection.Choose(match, TopicBudget.TopicsWithin(timeLimit) - TopicBudget.FewestTopics);
        if (chosen.Count == 0 && match.Topics.Count == 0)
            return Generic(timeLimit);
        var ordered = InOrder(chosen, seed);
        var plan = Assemble(ordered.Select(Planned), ordered.Select(topic => topic.Weight), timeLimit);
        plan.Match = match.Name;
        return plan;
    }

    /// <summary>A plan for any engineer, for when no match could be made.</summary>
    public static InterviewPlan Generic(TimeSpan timeLimit)
    {
        var topics = Anchors.Generic().Take(TopicBudget.TopicsWithin(timeLimit) - TopicBudget.FewestTopics).ToList();
        var plan = Assemble(topics, topics.Select(_ => Anchors.Importance), timeLimit);
        plan.Generic = true;
        return plan;
    }

    // What the candidate is good at comes first: it lets people find their voice before the gaps are asked for.
    private static List<TopicSuggestion> InOrder(List<TopicSuggestion> chosen, long seed)
    {
        var random = new Random((int)(seed ^ (seed >> 32)));
        return [.. chosen
            .Select(topic => (Topic: topic, Draw: random.Next()))
            .OrderBy(item => item.Topic.Focus == SuggestionFocus.Strength ? 0 : 1)
            .ThenByDescending(item => item.Topic.Weight)
            .ThenBy(item => item.Draw)
            .Select(item => item.Topic)];
    }

    private static InterviewPlan Assemble(IEnumerable<PlannedTopic> topics, IEnumerable<double> importances, TimeSpan timeLimit)
    {
        var plan = new InterviewPlan { Topics = { Anchors.Opening(), topics, Anchors.Closing() } };
        var shares = TopicBudget.Shares([Anchors.Importance, .. importances, Anchors.Importance], timeLimit);
        for (var i = 0; i < plan.Topics.Count; i++)
        {
            plan.Topics[i].Id = string.Create(CultureInfo.InvariantCulture, $"t{i + 1}");
            plan.Topics[i].Weight = shares[i];
        }

        return plan;
    }

    private static PlannedTopic Planned(TopicSuggestion topic) => new()
    {
        Title = topic.Title,
        Kind = topic.Kind,
        Focus = topic.Focus switch
        {
            SuggestionFocus.Strength => TopicFocus.Strength,
            SuggestionFocus.Gap => TopicFocus.Gap,
            SuggestionFocus.Claim => TopicFocus.Claim,
            _ => TopicFocus.Unspecified,
        },
        RequirementIds = { topic.RequirementIds },
        Requirement = topic.Requirement,
        ResumeQuote = topic.ResumeQuote?.Text ?? "",
        Skills = { topic.Skills },
    };
}
