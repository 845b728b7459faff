namespace SyncInterview.Llm.Offline;

/// <summary>What sort of thing the candidate said.</summary>
internal enum AnswerKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>A few words.</summary>
    Short,

    /// <summary>That the candidate does not know.</summary>
    Unknown,

    /// <summary>A question back.</summary>
    Asks,

    /// <summary>A wish for a mark, or an order to the interviewer.</summary>
    Assessment,

    /// <summary>An answer.</summary>
    Full,
}
