namespace SyncInterview.Interviews.Live;

/// <summary>
/// A session's time: the time of day when it was loaded plus what elapsed since, so that a clock that is set forth or back neither
/// fires timers early nor holds them up; and never before what its log already says.
/// </summary>
internal sealed class SessionClock(TimeProvider time, DateTimeOffset notBefore)
{
    private readonly DateTimeOffset _start = Later(time.GetUtcNow(), notBefore);
    private readonly long _timestamp = time.GetTimestamp();

    /// <summary>Now.</summary>
    public DateTimeOffset Now => _start + time.GetElapsedTime(_timestamp);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
