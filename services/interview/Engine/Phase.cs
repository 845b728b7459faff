namespace SyncInterview.Interviews.Engine;

/// <summary>State of the turn machine.</summary>
internal enum Phase
{
    /// <summary>Created, not begun.</summary>
    Planned,

    /// <summary>The candidate has the floor and is silent.</summary>
    Idle,

    /// <summary>The candidate speaks.</summary>
    Listening,

    /// <summary>The utterance is final; nothing was committed yet.</summary>
    Settling,

    /// <summary>A bridge was committed; the definitive reply was not.</summary>
    Bridged,

    /// <summary>The definitive reply was committed and is not complete.</summary>
    Replying,

    /// <summary>Paused by the candidate.</summary>
    Paused,

    /// <summary>Over.</summary>
    Ended,
}
