using System.Net;
using Microsoft.Extensions.AI;
using SyncInterview.Llm.Models;
using SyncInterview.Testing;
using SyncInterview.Testing.FakeOpenAi;

namespace SyncInterview.Llm.Tests.Models;

public sealed class ModelTimerTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly FakeReply Good = FakeReply.Text("one two three");
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(0, 4.0)]
    [InlineData(2, 3.0)]
    public async Task A_stream_that_stalls_is_given_up_and_its_request_aborted(int tokens, double seconds)
    {
        await using var model = await ModelHarness.StartAsync(_time);
        model.Server.Respond = _ => Good with { Cut = FakeCut.Stall, CutAfterTokens = tokens };
        var failing = model.FailAsync();
        await Eventually.HoldsAsync(() => model.Server.Stats.TokensSent == tokens && _time.ActiveTimers > 0);
        var start = _time.GetUtcNow();
        await _time.AdvanceUntilAsync(() => failing.IsCompleted, Step);
        Assert.Equal(tokens == 0 ? ModelFailure.FirstContentTimeout : ModelFailure.Stalled, await failing);
        Assert.InRange((_time.GetUtcNow() - start).TotalSeconds, tokens == 0 ? seconds - 0.1 : 0, seconds + 1);
        await Eventually.HoldsAsync(() => model.Server.Stats is { Aborted: 1, Active: 0 });
    }

    [Fact]
    public async Task Keep_alives_and_empty_chunks_are_no_content()
    {
        await using var model = await ModelHarness.StartAsync(_time);
        model.Server.Respond = _ => Good with
        {
            Cut = FakeCut.Stall,
            RawLines = [": keep-alive", "",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}", ""],
        };
        var failing = model.FailAsync();
        await Eventually.HoldsAsync(() => model.Server.Stats.Active == 1);
        await _time.AdvanceUntilAsync(() => failing.IsCompleted, Step);
        Assert.Equal(ModelFailure.FirstContentTimeout, await failing);
    }

    [Fact]
    public async Task An_answer_that_drips_ends_with_the_total_time()
    {
        await using var model = await ModelHarness.StartAsync(_time, options => options.TotalTimeout = TimeSpan.FromSeconds(1));
        model.Server.Respond = _ => Good with { Cut = FakeCut.Stall, CutAfterTokens = 1 };
        var failing = model.FailAsync();
        await Eventually.HoldsAsync(() => model.Server.Stats.TokensSent == 1);
        await _time.AdvanceUntilAsync(() => failing.IsCompleted, Step);
        Assert.Equal(ModelFailure.TotalTimeout, await failing);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("Tue, 01 Jan 2030 00:00:02 GMT")]
    public async Task The_pause_asked_for_is_kept_before_the_retry(string retryAfter)
    {
        await using var model = await ModelHarness.StartAsync(_time);
        model.Server.Enqueue(FakeReply.Error(HttpStatusCode.TooManyRequests, retryAfter), Good);
        var asking = model.AskAsync();
        await Eventually.HoldsAsync(() => model.Server.Stats.Completed == 1);
        await _time.AdvanceUntilAsync(() => model.Server.Stats.Requests == 2, Step);
        // The clock runs on while the answer travels, but not to the end of the time for the first content.
        Assert.InRange((_time.GetUtcNow() - new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds, 2, 4);
        Assert.Equal("one two three", await asking);
    }

    [Fact]
    public async Task A_pause_beyond_the_first_content_time_is_not_waited_for()
    {
        await using var model = await ModelHarness.StartAsync(_time);
        model.Server.Respond = _ => FakeReply.Error(HttpStatusCode.TooManyRequests, "60");
        Assert.Equal(ModelFailure.RateLimited, await model.FailAsync());
        Assert.Equal(1, model.Server.Stats.Requests);
    }

    [Fact]
    public async Task Cancellation_reaches_the_endpoint_while_it_thinks_and_while_it_speaks()
    {
        foreach (var tokens in new[] { 0, 2 })
        {
            await using var model = await ModelHarness.StartAsync(_time);
            model.Server.Respond = _ => Good with { Cut = FakeCut.Stall, CutAfterTokens = tokens };
            using var cancellation = new CancellationTokenSource();
            var asking = model.AskAsync(cancellationToken: cancellation.Token);
            await Eventually.HoldsAsync(() => model.Server.Stats.Active == 1 && model.Server.Stats.TokensSent == tokens);
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
            await Eventually.HoldsAsync(() => model.Server.Stats is { Aborted: 1, Active: 0 });
        }
    }

    [Fact]
    public async Task A_reader_that_leaves_early_ends_the_request()
    {
        await using var model = await ModelHarness.StartAsync(_time);
        model.Server.Respond = _ => Good with { Cut = FakeCut.Stall, CutAfterTokens = 1 };
        await foreach (var update in model.Client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Hello")]))
        {
            if (update.Text.Length > 0)
                break;
        }

        await Eventually.HoldsAsync(() => model.Server.Stats is { Aborted: 1, Active: 0 });
    }

    [Fact]
    public async Task No_timer_is_left_behind()
    {
        await using var model = await ModelHarness.StartAsync(_time);
        model.Server.Enqueue(Good, Good with { Cut = FakeCut.EndEarly });
        await model.AskAsync();
        await model.FailAsync();
        Assert.Equal(0, _time.ActiveTimers);
    }
}
