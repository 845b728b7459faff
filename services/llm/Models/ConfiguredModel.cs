using Microsoft.Extensions.AI;
using SyncInterview.Llm.Options;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Models;

/// <summary>A model that is configured.</summary>
/// <param name="Role">What it was configured for.</param>
/// <param name="Options">Its settings.</param>
/// <param name="Client">Asks it; fails with <see cref="ModelException"/> alone, or with the caller's cancellation.</param>
internal sealed record ConfiguredModel(ModelRole Role, ModelOptions Options, IChatClient Client)
{
    /// <summary>What provenances call the provider: any endpoint of that kind.</summary>
    public const string Provider = "openai-compatible";

    /// <summary>Name at the endpoint.</summary>
    public string Name => Options.Model;
}
