namespace SyncInterview.Llm.Models;

/// <summary>A model did not give a usable answer. Its message names the failure and nothing of the conversation.</summary>
internal sealed class ModelException(ModelFailure failure, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception($"The model failed: {failure}.", inner)
{
    /// <summary>Why.</summary>
    public ModelFailure Failure { get; } = failure;

    /// <summary>When the provider wants to be asked again, where it said so.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
