using SyncInterview.BuildingBlocks.Events;

namespace SyncInterview.BuildingBlocks.Tests.Events;

public sealed class RetryScheduleTests
{
    private readonly RetrySchedule _schedule = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), seed: 1);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(7, 60)]
    [InlineData(100, 60)]
    public void Waits_double_up_to_the_longest_and_are_between_half_and_all_of_it(int attempt, double seconds)
    {
        var waits = Enumerable.Range(0, 500).Select(i => _schedule.DelayAfter(attempt, $"event{i}").TotalSeconds).ToList();

        Assert.All(waits, wait => Assert.InRange(wait, seconds / 2, seconds));

        // Spread over the whole of the range: every tenth of it is met.
        Assert.Equal(10, waits.Select(wait => (int)((wait - (seconds / 2)) / (seconds / 20))).Distinct().Count());
    }

    [Fact]
    public void The_same_seed_gives_the_same_schedule_and_another_seed_another()
    {
        var same = new RetrySchedule(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), seed: 1);
        var other = new RetrySchedule(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), seed: 2);

        Assert.Equal(_schedule.DelayAfter(3, "e"), same.DelayAfter(3, "e"));
        Assert.NotEqual(_schedule.DelayAfter(3, "e"), other.DelayAfter(3, "e"));
    }
}
