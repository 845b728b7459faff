using System.Diagnostics;
using System.Diagnostics.Metrics;
using SyncInterview.Common.V1;
using SyncInterview.Llm.Models;

namespace SyncInterview.Llm;

/// <summary>What is measured: meter <c>SyncInterview.Llm</c>. Tags are names of purposes, models and failures, never text.</summary>
internal sealed class LlmMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string Meter = "SyncInterview.Llm";

    private readonly Histogram<double> _timeToFirstToken;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _tokens;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _fallbacks;
    private readonly Counter<long> _unsafe;
    private readonly Histogram<double> _timeToFirstSentence;
    private readonly Counter<long> _hedges;
    private readonly Counter<long> _hedgesWon;
    private readonly Counter<long> _wasted;
    private readonly Counter<long> _takeovers;

    public LlmMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _timeToFirstToken = meter.CreateHistogram<double>(
            "syncinterview.llm.time_to_first_token", "s", "From the request to the first content.");
        _duration = meter.CreateHistogram<double>(
            "syncinterview.llm.duration", "s", "From the request to the complete answer.");
        _tokens = meter.CreateCounter<long>(
            "syncinterview.llm.tokens", "{token}", "Tokens read, served from cache, and written; those of failed answers included.");
        _failures = meter.CreateCounter<long>(
            "syncinterview.llm.failures", "{failure}", "Requests to a model that failed, retried ones included.");
        _fallbacks = meter.CreateCounter<long>(
            "syncinterview.llm.fallbacks", "{fallback}", "Generations that the offline interviewer took over from a model.");
        _unsafe = meter.CreateCounter<long>(
            "syncinterview.llm.tentatives_refused", "{tentative}", "Tentatives of a model that broke the safety contract.");
        _timeToFirstSentence = meter.CreateHistogram<double>(
            "syncinterview.llm.time_to_first_sentence", "s", "From the request of a reply to a model to its first speakable sentence.");
        _hedges = meter.CreateCounter<long>(
            "syncinterview.llm.hedges", "{hedge}", "Replies asked of the second model because the main one was slow.");
        _hedgesWon = meter.CreateCounter<long>("syncinterview.llm.hedges_won", "{hedge}", "Hedges whose second model spoke first.");
        _wasted = meter.CreateCounter<long>(
            "syncinterview.llm.hedge_tokens_wasted", "{token}", "Tokens of the call that lost a hedge; also counted as used.");
        _takeovers = meter.CreateCounter<long>(
            "syncinterview.llm.takeovers", "{takeover}", "Replies asked of the second model because the main one failed.");
    }

    public void FirstToken(string purpose, string model, TimeSpan after) =>
        _timeToFirstToken.Record(after.TotalSeconds, Tags(purpose, model));

    public void Completed(string purpose, string model, TimeSpan after) => _duration.Record(after.TotalSeconds, Tags(purpose, model));

    public void Used(string purpose, string model, TokenUsage usage)
    {
        Count("input", usage.InputTokens);
        Count("cached_input", usage.CachedInputTokens);
        Count("output", usage.OutputTokens);

        void Count(string kind, int tokens)
        {
            var tags = Tags(purpose, model);
            tags.Add("kind", kind);
            tags.Add("estimated", usage.Estimated);
            _tokens.Add(tokens, tags);
        }
    }

    public void Failed(string model, ModelFailure failure)
    {
        var tags = new TagList { { "model", model }, { "failure", failure.ToWireName() } };
        _failures.Add(1, tags);
    }

    public void FellBack(string purpose, ModelFailure failure)
    {
        var tags = new TagList { { "purpose", purpose }, { "failure", failure.ToWireName() } };
        _fallbacks.Add(1, tags);
    }

    public void FirstSentence(string purpose, string model, TimeSpan after) =>
        _timeToFirstSentence.Record(after.TotalSeconds, Tags(purpose, model));

    public void Hedged(string purpose, string model) => _hedges.Add(1, Tags(purpose, model));

    public void HedgeWon(string purpose, string model) => _hedgesWon.Add(1, Tags(purpose, model));

    public void Wasted(string purpose, string model, TokenUsage usage) =>
        _wasted.Add(usage.InputTokens + usage.OutputTokens, Tags(purpose, model));

    public void TakenOver(string purpose, string model) => _takeovers.Add(1, Tags(purpose, model));

    public void TentativeRefused(string violation) => _unsafe.Add(1, new KeyValuePair<string, object?>("violation", violation));

    private static TagList Tags(string purpose, string model) => new() { { "purpose", purpose }, { "model", model } };
}
