namespace SyncInterview.Interviews.Engine;

/// <summary>What a session waits for. At most one of each kind is set.</summary>
internal enum TimerKind
{
    /// <summary>The reply deadline D: a bridge must go out.</summary>
    Deadline,

    /// <summary>A filler may go out.</summary>
    Filler,

    /// <summary>D2: no model answered.</summary>
    Fallback,

    /// <summary>The next look at whether a tentative reply should start.</summary>
    Tentative,

    /// <summary>The next look at whether a definitive reply should be started on a guess.</summary>
    Speculation,

    /// <summary>The candidate is silent.</summary>
    Silence,

    /// <summary>The candidate has spoken for long.</summary>
    Monologue,

    /// <summary>Text must have followed a barge-in.</summary>
    BargeIn,

    /// <summary>The interview's time is up.</summary>
    TimeLimit,

    /// <summary>Nobody came back.</summary>
    Grace,
}
