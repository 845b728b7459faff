namespace SyncInterview.Interviews.Engine;

/// <summary>What a definitive reply is for.</summary>
public enum ReplyPurpose
{
    /// <summary>Greets and asks the first question.</summary>
    Opening,

    /// <summary>Replies to an answer.</summary>
    Answer,

    /// <summary>Closes the interview.</summary>
    Closing,
}
