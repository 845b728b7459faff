using Microsoft.Extensions.AI;
using SyncInterview.Llm.Hedging;
using SyncInterview.Llm.Options;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Models;

/// <summary>A model that is configured.</summary>
/// <param name="Role">What it was configured for.</param>
/// <param name="Options">Its settings.</param>
/// <param name="Client">Asks it; fails with <see cref="ModelException"/> alone, or with the caller's cancellation.</param>
/// <param name="Once">The same without the retry, for callers who would rather ask another model.</param>
internal sealed record ConfiguredModel(ModelRole Role, ModelOptions Options, IChatClient Client, IChatClient Once)
{
    /// <summary>What provenances call the provider: any endpoint of that kind.</summary>
    public const string Provider = "openai-compatible";

    /// <summary>Name at the endpoint.</summary>
    public string Name => Options.Model;

    /// <summary>How long its first sentences take.</summary>
    public LearnedLatency FirstSentence { get; } = new();
}
