using SyncInterview.Analysis.V1;
using SyncInterview.Common.V1;

namespace SyncInterview.Interviews.Tests.Shell.Planning;

/// <summary>Matches for tests.</summary>
internal static class Matches
{
    /// <summary>A match with topics of falling weight, whose kinds take turns and whose foci do too.</summary>
    public static Match Of(int topics)
    {
        var match = new Match { Name = "matches/m1", Resume = "documents/r1", JobDescription = "documents/j1" };
        for (var i = 1; i <= topics; i++)
        {
            match.Topics.Add(new TopicSuggestion
            {
                Title = $"Topic {i}",
                Kind = i % 3 == 0 ? QuestionKind.SystemDesign : i % 3 == 1 ? QuestionKind.Technical : QuestionKind.Behavioural,
                Focus = i % 2 == 0 ? SuggestionFocus.Strength : SuggestionFocus.Claim,
                Weight = 1.0 / i,
                Skills = { $"skill {i}" },
                ResumeQuote = new Quote { Text = $"did thing {i}" },
            });
        }

        return match;
    }

    /// <summary>The same match with requirements that are musts and are missing.</summary>
    public static Match Missing(this Match match, params string[] ids)
    {
        foreach (var id in ids)
        {
            match.Requirements.Add(new RequirementMatch
            {
                RequirementId = id,
                Requirement = $"Experience with the thing called {id}",
                Must = true,
                Status = MatchStatus.Missing,
                Skills = { $"skill of {id}" },
            });
        }

        return match;
    }
}
