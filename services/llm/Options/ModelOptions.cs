namespace SyncInterview.Llm.Options;

/// <summary>One model behind an endpoint that speaks OpenAI's chat completions. The waits are four separate timers.</summary>
public sealed class ModelOptions
{
    /// <summary>Address up to and including the version, for example <c>http://localhost:11434/v1</c>. Default: OpenAI's.</summary>
    public string BaseUrl { get; set; } = "https://api.openai.com/v1";

    /// <summary>Key of the endpoint. May be empty: local servers need none. Never logged.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Name of the model at the endpoint. Empty (the default): not configured.</summary>
    public string Model { get; set; } = "";

    /// <summary>Longest wait for a connection. Default 1 s; from 10 ms to 1 minute.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Longest wait from the request to the first content, retries included; keep-alives and empty chunks are no content.
    /// Default 4 s; from 10 ms to 5 minutes.
    /// </summary>
    public TimeSpan FirstContentTimeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>Longest wait between two pieces of content. Default 3 s; from 10 ms to 5 minutes.</summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Longest time from the request to the end of the answer. Default 30 s; from 10 ms to 10 minutes.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Most tokens of one answer, sent with each request. Default 600; from 1 to 100,000.</summary>
    public int MaxOutputTokens { get; set; } = 600;

    /// <summary>Randomness, from 0 to 2. Default: the endpoint's own.</summary>
    public float? Temperature { get; set; }

    /// <summary>
    /// Pause before the one retry of a request that failed before its first token, where the endpoint named none. Default 200 ms; from
    /// 0 to 10 s.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether the model is configured.</summary>
    public bool IsConfigured => Model.Length > 0;
}
