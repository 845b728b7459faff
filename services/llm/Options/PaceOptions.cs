namespace SyncInterview.Llm.Options;

/// <summary>How slow the offline interviewer is made, for demonstrations. The waits are drawn by the interview's seed.</summary>
public class PaceOptions
{
    /// <summary>Median wait for the first word; the waits are log-normal. Default: none. At most 1 minute.</summary>
    public TimeSpan? FirstTokenMedian { get; set; }

    /// <summary>Sigma of the log-normal distribution: 0 always waits the median, 0.5 is a lively model. Default 0; at most 2.</summary>
    public double? FirstTokenSpread { get; set; }

    /// <summary>Words a second after the first. Default: all at once. From 1 to 1,000.</summary>
    public double? TokensPerSecond { get; set; }
}
