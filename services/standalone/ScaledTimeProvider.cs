namespace SyncInterview.Standalone;

/// <summary>
/// A clock that runs faster than the machine's, for demonstrations: a second of it passes in 1/<paramref name="speed"/> s.
/// Everything that waits by it waits as much shorter, so a conversation keeps its proportions.
/// </summary>
/// <param name="speed">From 0.1 to 100; 1 is the machine's own.</param>
public sealed class ScaledTimeProvider(double speed) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _startTimestamp = System.GetTimestamp();

    /// <summary>How fast the clock runs.</summary>
    public double Speed { get; } = speed is >= 0.1 and <= 100
        ? speed
        : throw new ArgumentOutOfRangeException(nameof(speed), speed, "The speed must be from 0.1 to 100.");

    /// <inheritdoc/>
    public override long TimestampFrequency => System.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + System.GetElapsedTime(_startTimestamp) * Speed;

    /// <inheritdoc/>
    public override long GetTimestamp() => _startTimestamp + (long)((System.GetTimestamp() - _startTimestamp) * Speed);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    // Infinite stays infinite, and nothing becomes zero that was not.
    private TimeSpan Real(TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
            return time;
        var real = time / Speed;
        return real < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : real;
    }

    private sealed class ScaledTimer(ITimer timer, ScaledTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
