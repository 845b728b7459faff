namespace SyncInterview.Llm.Options;

/// <summary>
/// Settings of the llm service, section <c>Llm</c>. A model counts as configured when its <c>Model</c> is set; keys belong into the
/// environment: <c>Llm__Main__ApiKey</c>.
/// </summary>
public sealed class LlmOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Llm";

    /// <summary>Writes replies and questions. Without it the offline interviewer speaks.</summary>
    public ModelOptions Main { get; set; } = new();

    /// <summary>Writes tentatives, fillers and surprises: small and quick. Where it is not configured, the main model does.</summary>
    public ModelOptions Mini { get; set; } = new()
    {
        FirstContentTimeout = TimeSpan.FromSeconds(2),
        TotalTimeout = TimeSpan.FromSeconds(15),
    };

    /// <summary>Grades. Where it is not configured, the main model does. Graders think first, so its waits are longer.</summary>
    public ModelOptions Judge { get; set; } = new()
    {
        MaxOutputTokens = 4000,
        FirstContentTimeout = TimeSpan.FromSeconds(30),
        StallTimeout = TimeSpan.FromSeconds(15),
        TotalTimeout = TimeSpan.FromMinutes(2),
    };

    /// <summary>
    /// Speaks in place of a main model that is slow or failed, best at another provider. Optional; needs a main model. Where it is
    /// configured, a reply is asked of each of the two once at most, and the second takes the place of the retry.
    /// </summary>
    public ModelOptions Second { get; set; } = new();

    /// <summary>When the second model is asked besides the main one.</summary>
    public HedgingOptions Hedging { get; set; } = new();

    /// <summary>
    /// How long streamed text of a model waits, after its first sentence, to be sent together with what follows. Default 50 ms; from 0
    /// (every token by itself) to 1 s.
    /// </summary>
    public TimeSpan DeltaInterval { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The offline interviewer.</summary>
    public OfflineOptions Offline { get; set; } = new();
}
