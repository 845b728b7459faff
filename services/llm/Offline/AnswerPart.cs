namespace SyncInterview.Llm.Offline;

/// <summary>Part of an answer that a follow-up can go after; the names are sections of <c>follow-ups.txt</c>, in lower case.</summary>
internal enum AnswerPart
{
    /// <summary>Where and when it was.</summary>
    Situation,

    /// <summary>What was asked of the candidate.</summary>
    Task,

    /// <summary>What the candidate did.</summary>
    Action,

    /// <summary>What came of it.</summary>
    Result,

    /// <summary>A figure.</summary>
    Number,

    /// <summary>The candidate's own share of what "we" did.</summary>
    Ownership,

    /// <summary>Why it was done that way.</summary>
    Reason,

    /// <summary>What was learnt.</summary>
    Hindsight,

    /// <summary>Something concrete.</summary>
    Detail,
}
