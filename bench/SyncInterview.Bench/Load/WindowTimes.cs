using SyncInterview.Bench.Pacing;

namespace SyncInterview.Bench.Load;

/// <summary>The moments of one window: load comes up, is measured, and is heard out.</summary>
/// <param name="Begin">When the load begins.</param>
/// <param name="MeasureFrom">When measuring begins.</param>
/// <param name="End">When measuring ends and nothing more is sent.</param>
internal readonly record struct WindowTimes(long Begin, long MeasureFrom, long End)
{
    /// <summary>A window that begins in a moment.</summary>
    public static WindowTimes Next(TimeSpan rise, TimeSpan measured)
    {
        var begin = Monotonic.Now + (200 * Monotonic.Millisecond);
        var from = begin + Monotonic.Nanoseconds(rise);
        return new(begin, from, from + Monotonic.Nanoseconds(measured));
    }
}
