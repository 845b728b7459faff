using SyncInterview.Testing;

namespace SyncInterview.BuildingBlocks.Tests.Kit;

public sealed class ManualTimeProviderTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Time_stands_still_until_it_is_advanced()
    {
        var before = _time.GetUtcNow();
        var stamp = _time.GetTimestamp();

        _time.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(TimeSpan.FromSeconds(90), _time.GetUtcNow() - before);
        Assert.Equal(TimeSpan.FromSeconds(90), _time.GetElapsedTime(stamp));
    }

    [Fact]
    public void Timers_fire_in_order_of_their_due_time_and_see_it_on_the_clock()
    {
        var start = _time.GetUtcNow();
        var fired = new List<(string Name, TimeSpan At)>();
        using var late = _time.CreateTimer(_ => fired.Add(("late", _time.GetUtcNow() - start)), null, Seconds(3), Timeout.InfiniteTimeSpan);
        using var periodic = _time.CreateTimer(_ => fired.Add(("tick", _time.GetUtcNow() - start)), null, Seconds(1), Seconds(2));

        _time.Advance(Seconds(4));

        Assert.Equal([("tick", Seconds(1)), ("late", Seconds(3)), ("tick", Seconds(3))], fired);
        Assert.Equal(1, _time.ActiveTimers);
    }

    [Fact]
    public void A_timer_armed_anew_or_disposed_does_not_fire_at_its_old_time()
    {
        var fired = 0;
        using var moved = _time.CreateTimer(_ => fired++, null, Seconds(1), Timeout.InfiniteTimeSpan);
        var gone = _time.CreateTimer(_ => fired++, null, Seconds(1), Timeout.InfiniteTimeSpan);
        moved.Change(Seconds(5), Timeout.InfiniteTimeSpan);
        gone.Dispose();

        _time.Advance(Seconds(2));
        Assert.Equal(0, fired);

        _time.Advance(Seconds(3));
        Assert.Equal(1, fired);
        Assert.Equal(0, _time.ActiveTimers);
    }

    [Fact]
    public async Task Delays_and_deadlines_follow_the_clock()
    {
        var delay = Task.Delay(Seconds(10), _time);
        using var deadline = new CancellationTokenSource(Seconds(20), _time);

        _time.Advance(Seconds(10));
        await delay;
        Assert.False(deadline.IsCancellationRequested);

        _time.Advance(Seconds(10));
        Assert.True(deadline.IsCancellationRequested);
    }

    [Fact]
    public async Task A_timer_due_at_once_fires_without_an_advance()
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timer = _time.CreateTimer(_ => fired.SetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        await fired.Task.WaitAsync(Seconds(30));
    }

    [Fact]
    public async Task A_loop_of_sleeps_is_driven_by_stepping_until_its_effect_shows()
    {
        var rounds = 0;
        using var stop = new CancellationTokenSource();
        var loop = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await Task.Delay(Seconds(1), _time);
                Interlocked.Increment(ref rounds);
            }
        });

        await _time.AdvanceUntilAsync(() => Volatile.Read(ref rounds) >= 5, Seconds(1));
        await stop.CancelAsync();
        await _time.AdvanceUntilAsync(() => loop.IsCompleted, Seconds(1));
    }

    private static TimeSpan Seconds(int value) => TimeSpan.FromSeconds(value);
}
