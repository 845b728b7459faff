namespace SyncInterview.Bench.Pacing;

/// <summary>How long the fake model thinks before its first token.</summary>
internal enum Pace
{
    /// <summary>200 ms.</summary>
    Fixed,

    /// <summary>3 s: too late for every deadline.</summary>
    Slow,

    /// <summary>Log-normal: median 1.2 s, 99th percentile 6 s, drawn by the turn's number.</summary>
    Drawn,
}
