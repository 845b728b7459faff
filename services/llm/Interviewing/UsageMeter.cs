using Microsoft.Extensions.AI;
using SyncInterview.Common.V1;

namespace SyncInterview.Llm.Interviewing;

/// <summary>Adds up what a generation used: by the provider's numbers, or by an estimate where it states none.</summary>
/// <param name="promptCharacters">Characters of the prompt, for the estimate.</param>
internal sealed class UsageMeter(int promptCharacters)
{
    // A rule of thumb for English text.
    private const int CharactersPerToken = 4;
    private UsageDetails? _stated;
    private int _writtenCharacters;

    /// <summary>The use so far.</summary>
    public TokenUsage Total => _stated is { } stated
        ? new TokenUsage
        {
            InputTokens = (int)(stated.InputTokenCount ?? 0),
            CachedInputTokens = (int)(stated.CachedInputTokenCount ?? 0),
            OutputTokens = (int)(stated.OutputTokenCount ?? 0),
        }
        : new TokenUsage { InputTokens = Estimate(promptCharacters), OutputTokens = Estimate(_writtenCharacters), Estimated = true };

    /// <summary>Takes in an update.</summary>
    public void Add(ChatResponseUpdate update)
    {
        _writtenCharacters += update.Text.Length;
        foreach (var usage in update.Contents.OfType<UsageContent>())
            _stated = usage.Details;
    }

    private static int Estimate(int characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;
}
