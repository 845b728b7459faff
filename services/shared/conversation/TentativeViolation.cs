namespace SyncInterview.Conversation;

/// <summary>What makes a tentative reply unfit to be said.</summary>
public enum TentativeViolation
{
    /// <summary>Nothing: it may be said.</summary>
    None,

    /// <summary>It has no word.</summary>
    Empty,

    /// <summary>It has more than <see cref="TentativeSafety.MaxWords"/> words.</summary>
    TooLong,

    /// <summary>It asks something.</summary>
    Question,

    /// <summary>It is more than one sentence.</summary>
    SeveralSentences,

    /// <summary>It praises, blames, agrees or contradicts.</summary>
    Verdict,

    /// <summary>It names something the candidate did not name.</summary>
    UnsaidName,

    /// <summary>It states a number the candidate did not state.</summary>
    UnsaidNumber,

    /// <summary>It holds marks that nobody speaks: markup, links, line breaks.</summary>
    Unspeakable,
}
