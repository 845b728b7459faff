using SyncInterview.Common.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>Plans for tests.</summary>
internal static class Plans
{
    private static readonly (string Title, QuestionKind Kind)[] Topics =
    [
        ("your motivation", QuestionKind.Motivation),
        ("the payments ledger", QuestionKind.Behavioural),
        ("PostgreSQL at scale", QuestionKind.Technical),
        ("idempotent payments", QuestionKind.SystemDesign),
        ("a failure you learned from", QuestionKind.Behavioural),
    ];

    /// <summary>A plan of so many topics of equal weight; the first is an anchor.</summary>
    public static InterviewPlan Of(int topics)
    {
        var plan = new InterviewPlan();
        for (var i = 0; i < topics; i++)
        {
            var (title, kind) = Topics[i % Topics.Length];
            plan.Topics.Add(new PlannedTopic { Id = $"t{i + 1}", Title = title, Kind = kind, Weight = 1.0 / topics, Anchor = i == 0 });
        }

        return plan;
    }
}
