using SyncInterview.Llm.Hedging;

namespace SyncInterview.Llm.Tests.Hedging;

public sealed class HedgeBudgetTests
{
    [Fact]
    public void Two_hedges_are_allowed_from_the_start_and_twenty_replies_earn_the_next()
    {
        var budget = new HedgeBudget(0.05);
        Assert.Equal([true, true, false], [budget.TryTake(), budget.TryTake(), budget.TryTake()]);
        for (var i = 0; i < 19; i++)
            budget.Earn();
        Assert.False(budget.TryTake());
        budget.Earn();
        Assert.True(budget.TryTake());
        Assert.False(budget.TryTake());
    }

    [Fact]
    public void No_more_than_two_are_saved_up()
    {
        var budget = new HedgeBudget(0.05);
        for (var i = 0; i < 1000; i++)
            budget.Earn();
        Assert.Equal([true, true, false], [budget.TryTake(), budget.TryTake(), budget.TryTake()]);
    }

    [Fact]
    public void However_slow_the_model_a_thousand_replies_cost_at_most_a_twentieth_more_and_the_two()
    {
        var budget = new HedgeBudget(0.05);
        var hedges = 0;
        for (var i = 0; i < 1000; i++)
        {
            if (budget.TryTake())
                hedges++;
            else
                budget.Earn();
        }

        Assert.InRange(hedges, 45, 50 + HedgeBudget.Allowance);
    }

    [Fact]
    public async Task Many_threads_take_no_more_than_there_is()
    {
        var budget = new HedgeBudget(0);
        var taken = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(budget.TryTake)));
        Assert.Equal(HedgeBudget.Allowance, taken.Count(took => took));
    }
}
