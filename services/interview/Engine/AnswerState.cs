namespace SyncInterview.Interviews.Engine;

/// <summary>The question that is open and the answer it is getting.</summary>
/// <param name="Number">1 for the answer to the first question; 0 before it.</param>
/// <param name="TopicIndex">Index of the topic in the plan; -1 before the first.</param>
/// <param name="FollowUps">Follow-ups asked on the topic.</param>
/// <param name="TopicSince">When the topic was opened.</param>
/// <param name="Question">The question as asked.</param>
/// <param name="Text">What was answered so far, over all turns.</param>
/// <param name="Steered">Whether the candidate was asked to come to the point.</param>
/// <param name="FollowUpAdvice">What the assessment of the last answer advises to go after.</param>
internal sealed record AnswerState(
    int Number,
    int TopicIndex,
    int FollowUps,
    DateTimeOffset TopicSince,
    string Question,
    string Text,
    bool Steered,
    string FollowUpAdvice)
{
    public static AnswerState None { get; } = new(0, -1, 0, default, "", "", false, "");

    public string Id => Number == 0 ? "" : "a" + Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
