using System.Runtime.CompilerServices;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.AI;
using SyncInterview.Common.V1;
using SyncInterview.Llm.Models;
using SyncInterview.Llm.Prompting;

namespace SyncInterview.Llm.Interviewing;

/// <summary>One prompt put to one model: its text as it comes, and what is to be accounted for it afterwards.</summary>
internal sealed class Generation(ConfiguredModel model, Prompt prompt, string purpose, LlmMetrics metrics, TimeProvider time)
{
    private readonly UsageMeter _usage = new(prompt.System.Length + prompt.User.Length);
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _latency;

    /// <summary>Where the text came from. Complete once the text is.</summary>
    public Provenance Provenance => new()
    {
        Provider = ConfiguredModel.Provider,
        Model = model.Name,
        PromptVersion = prompt.Version,
        Latency = Duration.FromTimeSpan(_latency),
        Usage = _usage.Total,
    };

    /// <summary>
    /// The text as it comes. Fails with <see cref="ModelException"/> unless the model ended of its own accord, and said something.
    /// </summary>
    public async IAsyncEnumerable<string> TextAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ChatFinishReason? finish = null;
        var isFirst = true;
        try
        {
            await foreach (var update in model.Client.GetStreamingResponseAsync(prompt.Messages, Options(), cancellationToken))
            {
                _usage.Add(update);
                finish = update.FinishReason ?? finish;
                if (update.Text.Length == 0)
                    continue;
                if (isFirst)
                    metrics.FirstToken(purpose, model.Name, time.GetElapsedTime(_start));
                isFirst = false;
                yield return update.Text;
            }
        }
        finally
        {
            metrics.Used(purpose, model.Name, _usage.Total);
        }

        _latency = time.GetElapsedTime(_start);
        metrics.Completed(purpose, model.Name, _latency);
        if (Failure(finish, isFirst) is not { } failure)
            yield break;
        metrics.Failed(model.Name, failure);
        throw new ModelException(failure);
    }

    /// <summary>The whole text.</summary>
    public async Task<string> WholeTextAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        await foreach (var piece in TextAsync(cancellationToken))
            text.Append(piece);
        return text.ToString();
    }

    private ChatOptions Options() => new() { MaxOutputTokens = model.Options.MaxOutputTokens, Temperature = model.Options.Temperature };

    private static ModelFailure? Failure(ChatFinishReason? finish, bool isEmpty)
    {
        if (finish == ChatFinishReason.Length)
            return ModelFailure.Truncated;
        if (finish == ChatFinishReason.ContentFilter)
            return ModelFailure.Filtered;
        if (finish != ChatFinishReason.Stop)
            return ModelFailure.Malformed;
        return isEmpty ? ModelFailure.Empty : null;
    }
}
