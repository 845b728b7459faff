namespace SyncInterview.Llm.Options;

/// <summary>
/// When the second model is asked besides the main one because that is slow. Only for replies whose caller allows it, and only where
/// <see cref="LlmOptions.Second"/> is configured. A main model that failed is replaced by the second whatever stands here.
/// </summary>
public sealed class HedgingOptions
{
    /// <summary>Whether slow replies are hedged. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Most extra calls, as a share of the replies that needed none, over the life of the process. Two more are allowed from the
    /// start, and no more than two are ever saved up. Default 0.05; from 0 to 1.
    /// </summary>
    public double MostExtra { get; set; } = 0.05;

    /// <summary>
    /// How long the main model's first sentence is waited for while its own times are not known: before its 20th reply. Afterwards the
    /// wait is the 90th percentile of its newest 200, and a tenth on top. Default 1.5 s; from 10 ms to 1 minute.
    /// </summary>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(1.5);
}
