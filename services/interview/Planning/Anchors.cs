using SyncInterview.Common.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Planning;

/// <summary>Topics that do not depend on the documents: the two that every interview asks, and those of the generic plan.</summary>
internal static class Anchors
{
    /// <summary>Importance of an anchor beside the topics of a match, which have 0 to 1.</summary>
    public const double Importance = 0.5;

    /// <summary>Opens every interview.</summary>
    public static PlannedTopic Opening() => Anchor("Why this role, and why now", QuestionKind.Motivation);

    /// <summary>Closes every interview.</summary>
    public static PlannedTopic Closing() => Anchor("A failure and what was learned from it", QuestionKind.Behavioural);

    /// <summary>What any engineer can be asked, most telling first. Between the two anchors.</summary>
    public static IReadOnlyList<PlannedTopic> Generic() =>
    [
        Topic("The system they know best and their part in it", QuestionKind.Technical),
        Topic("Designing a service that has to grow", QuestionKind.SystemDesign),
        Topic("Finding the cause of a hard fault", QuestionKind.Technical),
    ];

    private static PlannedTopic Anchor(string title, QuestionKind kind)
    {
        var topic = Topic(title, kind);
        topic.Focus = TopicFocus.Anchor;
        topic.Anchor = true;
        return topic;
    }

    private static PlannedTopic Topic(string title, QuestionKind kind) => new() { Title = title, Kind = kind };
}
