namespace SyncInterview.Interviews.Live;

/// <summary>A session's one timer, armed at the next thing that is due. Used by the session's loop alone.</summary>
internal sealed class SessionTimer : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly ITimer _timer;
    private DateTimeOffset? _armedFor;

    /// <summary>A timer that calls <paramref name="fired"/>, which must not block.</summary>
    public SessionTimer(TimeProvider time, Action fired) =>
        _timer = time.CreateTimer(_ => fired(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Arms the timer; null: disarms it. Arming it for what it is armed for changes nothing.</summary>
    public void Arm(DateTimeOffset? due, DateTimeOffset now)
    {
        if (due == _armedFor)
            return;
        _armedFor = due;
        _timer.Change(due is { } at ? Until(at, now) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The timer fired: the next arming counts, even for the same time.</summary>
    public void Forget() => _armedFor = null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    // Up to the next millisecond, which is how fine timers are: firing just before the time would only make it fire again.
    private static TimeSpan Until(DateTimeOffset due, DateTimeOffset now)
    {
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling((due - now).TotalMilliseconds));
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
    }
}
