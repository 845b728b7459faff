using System.Buffers.Binary;
using System.Text;

namespace SyncInterview.BuildingBlocks.Events;

/// <summary>
/// Exponential back-off with jitter. The jitter is a function of the seed, the event and the attempt: events that failed together come
/// back spread out, and a schedule can be repeated.
/// </summary>
internal sealed class RetrySchedule(TimeSpan first, TimeSpan max, long seed)
{
    public RetrySchedule(EventBusOptions options)
        : this(options.FirstRetryDelay, options.MaxRetryDelay, options.JitterSeed)
    {
    }

    /// <summary>
    /// Wait after attempt <paramref name="attempt"/> (from 1) failed: between half and all of first x 2^(attempt-1), at most max.
    /// </summary>
    public TimeSpan DelayAfter(int attempt, string eventId)
    {
        var full = Math.Min(first.TotalMilliseconds * Math.Pow(2, attempt - 1), max.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * (0.5 + (0.5 * Fraction(attempt, eventId))));
    }

    /// <summary>0 to below 1: FNV-1a over seed, attempt and id, spread by the finaliser of SplitMix64.</summary>
    private double Fraction(int attempt, string eventId)
    {
        Span<byte> numbers = stackalloc byte[12];
        BinaryPrimitives.WriteInt64LittleEndian(numbers, seed);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[8..], attempt);
        var hash = 14695981039346656037UL;
        foreach (var value in (ReadOnlySpan<byte>)[.. numbers, .. Encoding.UTF8.GetBytes(eventId)])
            hash = (hash ^ value) * 1099511628211UL;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return ((hash ^ (hash >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
