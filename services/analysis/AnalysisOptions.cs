namespace SyncInterview.Analysis;

/// <summary>Settings of the analysis service (section <c>Analysis</c>).</summary>
public sealed class AnalysisOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Analysis";

    /// <summary>Longest wait for one call to another service while a report is written, 100 ms to 1 minute. Default 15 s.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a watcher looks at its report, 10 ms to 1 minute. Default 500 ms.</summary>
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How often a watcher asks whether its interview has ended, 10 ms to 10 minutes; the end is heard of by its event before, as a rule.
    /// Default 5 s.
    /// </summary>
    public TimeSpan EndCheckInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A report that was begun and shows no progress for so long is written by whoever watches it, 1 s to 1 hour: its writer died.
    /// Default 30 s.
    /// </summary>
    public TimeSpan StalledAfter { get; set; } = TimeSpan.FromSeconds(30);
}
