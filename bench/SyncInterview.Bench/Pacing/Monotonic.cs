using System.Diagnostics;

namespace SyncInterview.Bench.Pacing;

/// <summary>The machine's monotonic clock (CLOCK_MONOTONIC on Linux): its readings compare across processes. In nanoseconds since boot.</summary>
internal static class Monotonic
{
    /// <summary>Nanoseconds in a second.</summary>
    public const long Second = 1_000_000_000;

    /// <summary>Nanoseconds in a millisecond.</summary>
    public const long Millisecond = 1_000_000;

    /// <summary>The reading now.</summary>
    public static long Now => Stopwatch.GetTimestamp();

    /// <summary>Nanoseconds of a time span.</summary>
    public static long Nanoseconds(TimeSpan time) => time.Ticks * 100;

    /// <summary>Milliseconds from one reading to another; negative when the other was before.</summary>
    public static double Milliseconds(long from, long to) => (to - from) / (double)Millisecond;

    /// <summary>Fails where readings are no nanoseconds, as on other systems than Linux.</summary>
    public static void Check()
    {
        if (!OperatingSystem.IsLinux() || Stopwatch.Frequency != Second)
            throw new PlatformNotSupportedException("The benches need Linux: its monotonic clock, and /proc.");
    }
}
