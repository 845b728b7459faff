namespace SyncInterview.Bench.Reporting;

/// <summary>Names of the measured distributions, as they stand in the JSON. All in milliseconds.</summary>
internal static class FigureNames
{
    /// <summary>From the model's writing of its first token to its receipt. The product has none: it gives out whole sentences.</summary>
    public const string AddedToToken = "added_to_token_ms";

    /// <summary>From the model's writing of the token that ends the first sentence to the receipt of the sentence.</summary>
    public const string AddedToSentence = "added_to_sentence_ms";

    /// <summary>From `final` until the model has the prompt.</summary>
    public const string ToModel = "final_to_model_ms";

    /// <summary>From `final` to the first sentence of a reply that was asked for then, with a model that thinks for 200 ms.</summary>
    public const string ToSentence = "final_to_sentence_ms";

    /// <summary>From `final` to the first response, with a model that is too late.</summary>
    public const string SlowToFirst = "slow_final_to_first_ms";

    /// <summary>The same, less the deadline of the turn.</summary>
    public const string SlowPastDeadline = "slow_past_deadline_ms";

    /// <summary>From `final` to the first sentence of a reply that was speculated on and promoted.</summary>
    public const string Promoted = "promoted_final_to_first_ms";

    /// <summary>From `final` to the first response, over all turns.</summary>
    public const string ToFirst = "final_to_first_ms";

    /// <summary>From a chunk to its acknowledgement.</summary>
    public const string ChunkAcknowledged = "chunk_acknowledged_ms";

    /// <summary>How late the load generator sent.</summary>
    public const string GeneratorLag = "generator_lag_ms";
}
