using Grpc.Core;
using Microsoft.Extensions.Options;
using SyncInterview.Common.V1;
using SyncInterview.Edge.Options;
using SyncInterview.Hosting;

namespace SyncInterview.Edge.Limits;

/// <summary>Counts what each caller has open and starts, and refuses what goes beyond. State lives here alone, per edge process.</summary>
internal sealed class CallerLimits(IOptions<EdgeOptions> options, TimeProvider clock)
{
    // Callers remembered before those that have nothing open and a full bucket are forgotten.
    private const int Remembered = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Usage> _callers = new(StringComparer.Ordinal);
    private readonly LimitOptions _limits = options.Value.Limits;
    private int _sweepAt = Remembered;

    /// <summary>Callers remembered now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _callers.Count;
        }
    }

    /// <summary>Lets a call in until the result is disposed; throws RESOURCE_EXHAUSTED when the caller has too many.</summary>
    public IDisposable Admit(string caller)
    {
        lock (_gate)
        {
            var usage = UsageOf(caller);
            if (usage.Bucket.Take() is { } wait)
                throw TooMany($"At most {_limits.RequestsPerSecond:0.##} calls per second are taken from one caller.", wait);
            if (usage.Open >= _limits.StreamsPerCaller)
                throw TooMany($"At most {_limits.StreamsPerCaller} calls of one caller may be open at a time.", TimeSpan.FromSeconds(1));
            usage.Open++;
            return new Admission(this, usage);
        }
    }

    private static RpcException TooMany(string message, TimeSpan wait) =>
        RpcErrors.ResourceExhausted(ErrorReason.LimitExceeded, message, wait);

    private Usage UsageOf(string caller)
    {
        if (_callers.TryGetValue(caller, out var usage))
            return usage;
        if (_callers.Count >= _sweepAt)
            Sweep();
        return _callers[caller] = new Usage(new TokenBucket(_limits.RequestsPerSecond, _limits.RequestBurst, clock));
    }

    private void Sweep()
    {
        foreach (var (caller, usage) in _callers)
        {
            if (usage.Open == 0 && usage.Bucket.IsFull)
                _callers.Remove(caller);
        }

        // Doubling keeps the cost per call constant however many callers are busy.
        _sweepAt = Math.Max(Remembered, _callers.Count * 2);
    }

    private void Release(Usage usage)
    {
        lock (_gate)
            usage.Open--;
    }

    private sealed class Usage(TokenBucket bucket)
    {
        public TokenBucket Bucket { get; } = bucket;

        public int Open { get; set; }
    }

    private sealed class Admission(CallerLimits limits, Usage usage) : IDisposable
    {
        public void Dispose() => limits.Release(usage);
    }
}
