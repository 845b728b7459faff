using Microsoft.Extensions.Options;
using SyncInterview.Llm.Hedging;
using SyncInterview.Llm.Models;
using SyncInterview.Llm.Options;
using SyncInterview.Llm.Prompting;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Interviewing;

/// <summary>Sets a reply's race up: who may be asked, and how long the main model is waited for.</summary>
internal sealed class ReplyRaces(
    ModelCatalog models, PromptWriter prompts, HedgeBudget budget, IOptions<LlmOptions> options, LlmMetrics metrics, TimeProvider time)
{
    // A model that takes equally long every time is not hedged by chance.
    private const double Slack = 1.1;

    /// <summary>The race for one reply. Dispose of it in any case.</summary>
    public ReplyRace Create(ConfiguredModel main, StreamReplyRequest request, CancellationToken cancellationToken)
    {
        var second = models.Second;
        return new ReplyRace(
            Reply(second is null ? main : main with { Client = main.Once }, request),
            second is null ? null : Reply(second with { Client = second.Once }, request),
            request.Hedge && options.Value.Hedging.Enabled ? Patience(main) : null,
            budget,
            metrics,
            time,
            cancellationToken);
    }

    private TimeSpan Patience(ConfiguredModel main) =>
        main.FirstSentence.Usual is { } usual ? usual * Slack : options.Value.Hedging.FirstDelay;

    private ModelReply Reply(ConfiguredModel model, StreamReplyRequest request) =>
        new(model, () => prompts.Reply(request), Purpose.Of(request), request.NextQuestion is not null, metrics, time);
}
