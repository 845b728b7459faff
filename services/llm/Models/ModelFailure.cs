namespace SyncInterview.Llm.Models;

/// <summary>Why a model's answer cannot be used. The names, in snake case, are metric tags and causes on the wire.</summary>
internal enum ModelFailure
{
    /// <summary>No connection: refused, unknown host, TLS, or too slow to come about.</summary>
    Connect,

    /// <summary>429, or a rate limit stated inside the stream.</summary>
    RateLimited,

    /// <summary>5xx.</summary>
    ServerError,

    /// <summary>4xx or a redirect: the same request would be refused again.</summary>
    Refused,

    /// <summary>No content within its time.</summary>
    FirstContentTimeout,

    /// <summary>Content stopped coming.</summary>
    Stalled,

    /// <summary>The answer as a whole took too long.</summary>
    TotalTimeout,

    /// <summary>The stream ended, cleanly or not, without saying that the answer is complete.</summary>
    Incomplete,

    /// <summary>An error inside a 200.</summary>
    ErrorInStream,

    /// <summary>Something that is no chat completion, or not in the form the prompt asks for.</summary>
    Malformed,

    /// <summary>A line or an answer beyond all bounds.</summary>
    Oversized,

    /// <summary>The provider withheld text.</summary>
    Filtered,

    /// <summary>The longest output was reached in mid-sentence.</summary>
    Truncated,

    /// <summary>A complete answer without content.</summary>
    Empty,
}
