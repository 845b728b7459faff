using SyncInterview.Llm.Hedging;

namespace SyncInterview.Llm.Tests.Hedging;

public sealed class LearnedLatencyTests
{
    private readonly LearnedLatency _latency = new();

    [Fact]
    public void Nothing_is_usual_before_the_twentieth_time()
    {
        Add(LearnedLatency.Fewest - 1, _ => 1);
        Assert.Null(_latency.Usual);
        Add(1, _ => 1);
        Assert.Equal(TimeSpan.FromSeconds(1), _latency.Usual);
    }

    [Fact]
    public void Nine_of_ten_times_are_at_most_the_usual_one()
    {
        Add(100, i => 100 - i);
        Assert.Equal(TimeSpan.FromSeconds(90), _latency.Usual);
    }

    [Fact]
    public void What_is_usual_follows_the_newest_200_times()
    {
        Add(LearnedLatency.Remembered, _ => 1);
        Add(LearnedLatency.Remembered / 10, _ => 5);
        Assert.Equal(TimeSpan.FromSeconds(1), _latency.Usual);
        Add(1, _ => 5);
        Assert.Equal(TimeSpan.FromSeconds(5), _latency.Usual);
        Add(LearnedLatency.Remembered - 1, _ => 1);
        Assert.Equal(TimeSpan.FromSeconds(1), _latency.Usual);
    }

    private void Add(int times, Func<int, int> seconds)
    {
        for (var i = 0; i < times; i++)
            _latency.Add(TimeSpan.FromSeconds(seconds(i)));
    }
}
