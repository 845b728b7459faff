using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>What to ask next.</summary>
/// <param name="Move">What the question does to the topic.</param>
/// <param name="Topic">The topic of the plan.</param>
/// <param name="FollowUp">The part to go after, for example <c>result</c>. May be empty.</param>
/// <param name="Surprise">A surprise that is said just before the question. May be empty.</param>
public sealed record NextQuestion(QuestionMove Move, PlannedTopic Topic, string FollowUp, string Surprise);
