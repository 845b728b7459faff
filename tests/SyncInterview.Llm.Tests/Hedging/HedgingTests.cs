using System.Net;
using SyncInterview.Llm.V1;
using SyncInterview.Testing;
using SyncInterview.Testing.FakeOpenAi;

namespace SyncInterview.Llm.Tests.Hedging;

public sealed class HedgingTests : IAsyncLifetime
{
    // Two of the call's patience and one of the hedge; a fake endpoint that delays has one more.
    private const int Waiting = 3;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly FakeReply Stalled = FakeReply.Text("Thank you") with { Cut = FakeCut.Stall };
    private static readonly FakeReply ByMain = FakeReply.Text("Main is glad to hear that. QUESTION: What about Kafka?");
    private static readonly FakeReply BySecond = FakeReply.Text("Second is glad to hear that. QUESTION: What about Kafka?");

    private HedgedModels _models = null!;

    public async Task InitializeAsync()
    {
        _models = await HedgedModels.StartAsync();
        _models.Main.Respond = _ => ByMain;
        _models.Second.Respond = _ => BySecond;
    }

    public async Task DisposeAsync() => await _models.DisposeAsync();

    [Fact]
    public async Task A_main_model_in_time_is_not_hedged()
    {
        AssertSaid("Main", "big", await _models.Llm.ReplyAsync(HedgedModels.Request()));
        Assert.Equal((1, 0), await _models.CallsAsync());
    }

    [Fact]
    public async Task A_slow_main_model_is_hedged_when_its_time_is_up_and_cancelled_when_the_second_speaks()
    {
        _models.Main.Enqueue(Stalled);
        _models.Second.Enqueue(BySecond with { Cut = FakeCut.Stall, CutAfterTokens = 7 });
        var reply = await _models.AskAsync(HedgedModels.Request(), Waiting);
        _models.Time.Advance(FirstDelay - Tick);
        Assert.Equal((1, 0), await _models.CallsAsync());
        _models.Time.Advance(Tick);
        // The clock stands still from here: the loser is given up at once, while the winner still speaks.
        await Eventually.HoldsAsync(() => _models.Main.Stats is { Aborted: 1, Active: 0 });
        Assert.Equal((1, 1), await _models.CallsAsync());
        Assert.Equal(1, (await HedgedModels.StatsAsync(_models.Second)).Active);
        Assert.False(reply.IsCompleted);
        await _models.Time.AdvanceUntilAsync(() => reply.IsCompleted, TimeSpan.FromSeconds(1));
        Assert.Contains(await reply, message => message.Restarted?.Cause == "stalled");
    }

    [Fact]
    public async Task Half_a_sentence_of_the_loser_is_never_sent()
    {
        _models.Main.Enqueue(ByMain with { Cut = FakeCut.Stall, CutAfterTokens = 4 });
        var reply = await _models.AskAsync(HedgedModels.Request(), Waiting);
        await Eventually.HoldsAsync(() => _models.Main.Stats.TokensSent == 4);
        _models.Time.Advance(FirstDelay);
        AssertSaid("Second", "other", await reply);
        Assert.Equal((1, 1), await _models.CallsAsync());
    }

    [Fact]
    public async Task A_main_model_that_speaks_before_its_hedge_wins_and_the_hedge_is_cancelled()
    {
        _models.Main.Enqueue(ByMain with { DelayToFirstToken = TimeSpan.FromSeconds(2) });
        _models.Second.Enqueue(Stalled);
        var reply = await _models.AskAsync(HedgedModels.Request(), Waiting + 1);
        _models.Time.Advance(FirstDelay);
        await Eventually.HoldsAsync(() => _models.Second.Stats.Active == 1);
        _models.Time.Advance(TimeSpan.FromSeconds(0.5));
        AssertSaid("Main", "big", await reply);
        await Eventually.HoldsAsync(() => _models.Second.Stats is { Aborted: 1, Active: 0 });
        Assert.Equal((1, 1), await _models.CallsAsync());
    }

    [Fact]
    public async Task Two_that_speak_at_the_same_instant_give_one_reply()
    {
        _models.Main.Enqueue(ByMain with { DelayToFirstToken = TimeSpan.FromSeconds(2) });
        _models.Second.Enqueue(BySecond with { DelayToFirstToken = TimeSpan.FromSeconds(0.5) });
        var reply = await _models.AskAsync(HedgedModels.Request(), Waiting + 1);
        var before = _models.Time.ActiveTimers;
        _models.Time.Advance(FirstDelay);
        // The hedge's own timer has gone; the second call brings two and its endpoint one.
        await Eventually.HoldsAsync(() => _models.Second.Stats.Active == 1 && _models.Time.ActiveTimers >= before + 2);
        _models.Time.Advance(TimeSpan.FromSeconds(0.5));
        var messages = await reply;
        var byMain = messages[^1].Completed.Provenance.Model == "big";
        AssertSaid(byMain ? "Main" : "Second", byMain ? "big" : "other", messages);
        Assert.Equal((1, 1), await _models.CallsAsync());
    }

    [Fact]
    public async Task Without_leave_to_hedge_a_slow_main_model_is_waited_for()
    {
        _models.Main.Enqueue(ByMain with { DelayToFirstToken = TimeSpan.FromSeconds(20) });
        var reply = await _models.AskAsync(HedgedModels.Request(hedge: false), Waiting);
        _models.Time.Advance(TimeSpan.FromSeconds(20));
        AssertSaid("Main", "big", await reply);
        Assert.Equal((1, 0), await _models.CallsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_main_model_that_fails_is_replaced_at_once_and_not_asked_again(bool hedge)
    {
        // Five times: more than the hedges that are allowed from the start.
        for (var i = 1; i <= 5; i++)
        {
            _models.Main.Enqueue(FakeReply.Error(HttpStatusCode.ServiceUnavailable, "60"));
            AssertSaid("Second", "other", await _models.Llm.ReplyAsync(HedgedModels.Request(hedge)));
            Assert.Equal((i, i), await _models.CallsAsync());
        }
    }

    [Fact]
    public async Task A_main_model_that_fails_in_its_first_sentence_is_replaced_without_a_sound()
    {
        _models.Main.Enqueue(ByMain with { Cut = FakeCut.Error, CutAfterTokens = 3 });
        AssertSaid("Second", "other", await _models.Llm.ReplyAsync(HedgedModels.Request()));
    }

    [Fact]
    public async Task A_hedge_that_fails_leaves_the_main_model_its_time()
    {
        _models.Main.Enqueue(ByMain with { DelayToFirstToken = TimeSpan.FromSeconds(5) });
        _models.Second.Enqueue(FakeReply.Error(HttpStatusCode.ServiceUnavailable));
        var reply = await _models.AskAsync(HedgedModels.Request(), Waiting + 1);
        _models.Time.Advance(FirstDelay);
        await Eventually.HoldsAsync(() => _models.Second.Stats.Completed == 1);
        _models.Time.Advance(TimeSpan.FromSeconds(3.5));
        AssertSaid("Main", "big", await reply);
        Assert.Equal((1, 1), await _models.CallsAsync());
    }

    [Fact]
    public async Task When_both_fail_the_offline_interviewer_answers_in_place_of_the_main_model()
    {
        _models.Main.Respond = _ => FakeReply.Error(HttpStatusCode.ServiceUnavailable);
        _models.Second.Respond = _ => FakeReply.Error(HttpStatusCode.Unauthorized);
        var messages = await _models.Llm.ReplyAsync(HedgedModels.Request());
        Assert.Equal("offline (in place of big: server_error)", messages[^1].Completed.Provenance.Model);
        Assert.Equal((1, 1), await _models.CallsAsync());
    }

    [Fact]
    public async Task A_caller_who_leaves_ends_both_requests()
    {
        _models.Main.Enqueue(Stalled);
        _models.Second.Enqueue(Stalled);
        using var call = _models.Llm.Client.StreamReply(HedgedModels.Request(), _models.Llm.Headers);
        await _models.Time.AdvanceUntilAsync(() => _models.Second.Stats.Active == 1, TimeSpan.FromMilliseconds(100));
        call.Dispose();
        await Eventually.HoldsAsync(
            () => _models.Main.Stats is { Aborted: 1, Active: 0 } && _models.Second.Stats is { Aborted: 1, Active: 0 });
    }

    [Fact]
    public async Task After_the_hedges_allowed_from_the_start_twenty_replies_earn_the_next()
    {
        var slow = ByMain with { DelayToFirstToken = TimeSpan.FromSeconds(20) };
        for (var i = 0; i < 2; i++)
        {
            _models.Main.Enqueue(slow);
            await SlowlyAsync();
        }

        // The first of the twenty is as slow, and is waited for.
        _models.Main.Enqueue(slow);
        await SlowlyAsync();
        Assert.Equal((3, 2), await _models.CallsAsync());
        for (var i = 0; i < 19; i++)
            await _models.Llm.ReplyAsync(HedgedModels.Request());
        Assert.Equal((22, 2), await _models.CallsAsync());
        _models.Main.Enqueue(slow);
        await SlowlyAsync();
        Assert.Equal((23, 3), await _models.CallsAsync());
    }

    [Fact]
    public async Task A_model_that_is_always_slow_is_not_hedged_once_that_is_known()
    {
        _models.Main.Respond = _ => ByMain with { DelayToFirstToken = TimeSpan.FromSeconds(4) };
        _models.Second.Respond = _ => BySecond with { DelayToFirstToken = TimeSpan.FromSeconds(4) };
        for (var i = 0; i < 20; i++)
            await SlowlyAsync();
        var (_, learning) = await _models.CallsAsync();
        Assert.InRange(learning, 1, 2);
        for (var i = 0; i < 20; i++)
            await SlowlyAsync();
        Assert.Equal((40, learning), await _models.CallsAsync());
    }

    private async Task SlowlyAsync()
    {
        var reply = await _models.AskAsync(HedgedModels.Request(), Waiting + 1);
        await _models.Time.AdvanceUntilAsync(() => reply.IsCompleted, TimeSpan.FromMilliseconds(500));
        Assert.NotNull((await reply)[^1].Completed);
    }

    private static void AssertSaid(string speaker, string model, IReadOnlyList<StreamReplyResponse> messages)
    {
        Assert.DoesNotContain(messages, message => message.Restarted is not null);
        var completed = messages[^1].Completed;
        Assert.Equal(($"{speaker} is glad to hear that.", "What about Kafka?"), (completed.Reply, completed.Question));
        Assert.Equal($"{speaker} is glad to hear that. What about Kafka?", HedgedModels.Text(messages));
        Assert.Equal(("openai-compatible", model, false), (completed.Provenance.Provider, completed.Provenance.Model, completed.Provenance.Offline));
    }
}
