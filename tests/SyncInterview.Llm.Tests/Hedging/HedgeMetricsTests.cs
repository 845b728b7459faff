using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.Testing;
using SyncInterview.Testing.FakeOpenAi;

namespace SyncInterview.Llm.Tests.Hedging;

public sealed class HedgeMetricsTests
{
    [Fact]
    public async Task Hedges_wins_waste_and_takeovers_are_counted_and_the_loser_is_accounted_for()
    {
        await using var models = await HedgedModels.StartAsync();
        var meters = models.Llm.Host.Services.GetRequiredService<IMeterFactory>();
        var counted = new ConcurrentDictionary<(string Instrument, string Model), long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == LlmMetrics.Meter && instrument.Meter.Scope == meters)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => counted.AddOrUpdate(
            (instrument.Name, Tag(tags, "model")), value, (_, before) => before + value));
        listener.Start();

        models.Main.Enqueue(
            FakeReply.Text("Thank you") with { Cut = FakeCut.Stall },
            FakeReply.Error(HttpStatusCode.ServiceUnavailable));
        var reply = models.Llm.ReplyAsync(HedgedModels.Request());
        await models.Time.AdvanceUntilAsync(() => reply.IsCompleted, TimeSpan.FromMilliseconds(100));
        await models.Llm.ReplyAsync(HedgedModels.Request());

        const string Prefix = "syncinterview.llm.";
        await Eventually.HoldsAsync(() => counted.ContainsKey((Prefix + "hedge_tokens_wasted", "big")));
        Assert.Equal(1, counted[(Prefix + "hedges", "other")]);
        Assert.Equal(1, counted[(Prefix + "hedges_won", "other")]);
        Assert.Equal(1, counted[(Prefix + "takeovers", "other")]);
        // The prompt was read and nothing written.
        Assert.InRange(counted[(Prefix + "hedge_tokens_wasted", "big")], 300, 3000);
        Assert.True(counted[(Prefix + "tokens", "big")] >= counted[(Prefix + "hedge_tokens_wasted", "big")]);
    }

    private static string Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == name)
                return tag.Value as string ?? "";
        }

        return "";
    }
}
