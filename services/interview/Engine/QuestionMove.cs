namespace SyncInterview.Interviews.Engine;

/// <summary>What a question does to its topic.</summary>
public enum QuestionMove
{
    /// <summary>Opens the topic.</summary>
    NewTopic,

    /// <summary>Goes deeper into the answer.</summary>
    FollowUp,
}
