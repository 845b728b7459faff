namespace SyncInterview.Bench.Runs;

/// <summary>What the fake model is like.</summary>
internal enum ModelMood
{
    /// <summary>200 ms to the first token in two of three turns, 3 s in the third: every budget in one run.</summary>
    Mixed,

    /// <summary>200 ms always.</summary>
    Fixed,

    /// <summary>3 s always.</summary>
    Slow,

    /// <summary>Log-normal, median 1.2 s, 99th percentile 6 s: what candidates feel, beside the classic strategy.</summary>
    Lognormal,
}
