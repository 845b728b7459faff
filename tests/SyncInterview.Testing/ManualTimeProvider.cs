namespace SyncInterview.Testing;

/// <summary>
/// A clock that moves only when told to. It drives everything that takes a <see cref="TimeProvider"/>: the time of day, timestamps,
/// timers, <c>Task.Delay</c>, <see cref="PeriodicTimer"/> and <see cref="CancellationTokenSource"/> deadlines.
/// </summary>
/// <remarks>
/// <see cref="Advance"/> fires due timers on the calling thread, in order of their due time (equal times: in order of arming), and the
/// clock shows each timer's own due time while it fires. Code that continues asynchronously after a timer runs on the thread pool:
/// wait for its effect by condition, or step with <see cref="AdvanceUntilAsync"/>.
/// </remarks>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(ManualTimer Timer, long Arming), (long Due, long Order)> _due = new();
    private readonly DateTimeOffset _start;
    private long _elapsed;
    private long _order;
    private int _active;

    /// <summary>Starts the clock at 2030-01-01T00:00:00Z, or at <paramref name="start"/>.</summary>
    public ManualTimeProvider(DateTimeOffset? start = null) =>
        _start = (start ?? new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)).ToUniversalTime();

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Timers that are armed now. A test waits for it to know that code under test has gone to sleep.</summary>
    public int ActiveTimers => Volatile.Read(ref _active);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start.AddTicks(GetTimestamp());

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref _elapsed);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock forward and fires what falls due on the way, the end included.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var target = GetTimestamp() + by.Ticks;
        while (TakeDue(target) is var (timer, arming))
            timer.Fire(arming);
        lock (_gate)
            _elapsed = Math.Max(_elapsed, target);
    }

    /// <summary>Moves the clock forward to a time of day, and fires what falls due on the way.</summary>
    public void AdvanceTo(DateTimeOffset time) => Advance(time - GetUtcNow());

    /// <summary>
    /// Moves the clock in steps, giving the code under test real time to react after each, until the condition holds.
    /// Fails with <see cref="TimeoutException"/> when <paramref name="limit"/> (default 10 minutes) of this clock, and then
    /// 30 real seconds, have passed without it.
    /// </summary>
    public async Task AdvanceUntilAsync(Func<bool> condition, TimeSpan step, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(step, TimeSpan.Zero);
        var end = GetTimestamp() + (limit ?? TimeSpan.FromMinutes(10)).Ticks;
        while (!condition() && GetTimestamp() < end)
        {
            Advance(step);
            await Eventually.HoldsWithinAsync(condition, TimeSpan.FromMilliseconds(20));
        }

        await Eventually.HoldsAsync(condition, TimeSpan.FromSeconds(30));
    }

    internal void Arm(ManualTimer timer, TimeSpan dueTime, long arming, bool wasArmed)
    {
        lock (_gate)
        {
            var arms = dueTime != Timeout.InfiniteTimeSpan;
            if (arms)
                _due.Enqueue((timer, arming), (_elapsed + dueTime.Ticks, _order++));
            _active += (arms ? 1 : 0) - (wasArmed ? 1 : 0);
        }

        // Due at once: fires on the thread pool, as a system timer does, without waiting for the clock to move.
        if (dueTime == TimeSpan.Zero)
            ThreadPool.UnsafeQueueUserWorkItem(_ => Advance(TimeSpan.Zero), null);
    }

    private (ManualTimer Timer, long Arming)? TakeDue(long target)
    {
        lock (_gate)
        {
            while (_due.TryPeek(out var next, out var when) && when.Due <= target)
            {
                _due.Dequeue();
                if (!next.Timer.IsArmedAs(next.Arming))
                    continue;
                _elapsed = Math.Max(_elapsed, when.Due);
                return next;
            }

            return null;
        }
    }
}
