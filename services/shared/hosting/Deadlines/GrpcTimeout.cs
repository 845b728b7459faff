using System.Globalization;

namespace SyncInterview.Hosting.Deadlines;

/// <summary>The <c>grpc-timeout</c> header: up to eight digits and a unit (H, M, S, m, u, n).</summary>
public static class GrpcTimeout
{
    /// <summary>Name of the header.</summary>
    public const string Header = "grpc-timeout";

    private const int MaxDigits = 8;
    private const long MaxValue = 99_999_999;

    /// <summary>Reads a header. False when it is none that the protocol allows.</summary>
    public static bool TryParse(string? text, out TimeSpan timeout)
    {
        timeout = default;
        if (text is not { Length: >= 2 and <= MaxDigits + 1 }
            || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;
        long? ticks = text[^1] switch
        {
            'H' => value * TimeSpan.TicksPerHour,
            'M' => value * TimeSpan.TicksPerMinute,
            'S' => value * TimeSpan.TicksPerSecond,
            'm' => value * TimeSpan.TicksPerMillisecond,
            'u' => value * TimeSpan.TicksPerMicrosecond,
            'n' => value / TimeSpan.NanosecondsPerTick,
            _ => null,
        };
        timeout = new TimeSpan(ticks ?? 0);
        return ticks is not null;
    }

    /// <summary>Writes a header in milliseconds where they fit, else in seconds (1,157 days and up).</summary>
    public static string Format(TimeSpan timeout)
    {
        var milliseconds = Math.Max(1, (long)timeout.TotalMilliseconds);
        return milliseconds <= MaxValue ? $"{milliseconds}m" : $"{Math.Min(MaxValue, (long)timeout.TotalSeconds)}S";
    }
}
