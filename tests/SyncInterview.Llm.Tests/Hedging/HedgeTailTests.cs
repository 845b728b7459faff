using System.Runtime.CompilerServices;
using SyncInterview.Llm.Hedging;
using SyncInterview.Testing;

namespace SyncInterview.Llm.Tests.Hedging;

/// <summary>What hedging does to the slowest calls, by a seeded model on a clock that the test moves.</summary>
public sealed class HedgeTailTests
{
    private const int Calls = 1000;

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task One_straggler_in_a_hundred_costs_a_tenth_of_its_time_and_few_more_calls()
    {
        var (slowest, extra) = await RunAsync(i => i % 100 == 99 ? 5000 : 80 + (i * 37 % 40));
        Assert.InRange(slowest.TotalMilliseconds, 80, 500);
        Assert.InRange(extra, 1, Calls / 20);
    }

    [Fact]
    public async Task Models_that_are_all_slow_are_hardly_hedged()
    {
        var (_, extra) = await RunAsync(i => 3000 + (i * 37 % 200));
        Assert.InRange(extra, 0, HedgeBudget.Allowance);
    }

    // The slowest of the calls after the first hundred, and the calls of the second model.
    private async Task<(TimeSpan Slowest, int Extra)> RunAsync(Func<int, int> milliseconds)
    {
        var (latency, budget, extra, slowest) = (new LearnedLatency(), new HedgeBudget(0.05), 0, TimeSpan.Zero);
        for (var i = 0; i < Calls; i++)
        {
            var start = _time.GetTimestamp();
            var (own, others) = (TimeSpan.FromMilliseconds(milliseconds(i)), TimeSpan.FromMilliseconds(milliseconds(i + 1)));
            var late = latency.Usual * 1.1 ?? TimeSpan.FromSeconds(1.5);
            bool? mayHedge = null;
            await using var main = new Entrant<TimeSpan>(token => AnswerAsync(own, token), default);
            await using var second = new Entrant<TimeSpan>(token => AnswerAsync(others, token), default);
            var racing = Hedge.WinnerAsync(main, second, late, () => (mayHedge = budget.TryTake()).Value, _time);
            _time.Advance(own < late ? own : late);
            await Eventually.HoldsAsync(() => racing.IsCompleted || mayHedge == false || (second.HasBegun && _time.ActiveTimers == 2));
            if (!racing.IsCompleted)
                _time.Advance(mayHedge == true && others < own - late ? others : own - late);
            Assert.True((await racing).IsAhead);
            var took = _time.GetElapsedTime(start);
            latency.Add(took);
            extra += second.HasBegun ? 1 : 0;
            if (!second.HasBegun)
                budget.Earn();
            if (i >= 100 && took > slowest)
                slowest = took;
        }

        return (slowest, extra);
    }

    private async IAsyncEnumerable<TimeSpan> AnswerAsync(TimeSpan after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(after, _time, cancellationToken);
        yield return after;
    }
}
