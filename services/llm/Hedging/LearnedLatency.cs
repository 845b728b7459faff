namespace SyncInterview.Llm.Hedging;

/// <summary>What is usual for a model: the newest of its times to the first sentence. Safe for any number of threads.</summary>
/// <remarks>
/// A call that was given up counts with the time it had had. That is too little, but such calls are few and were slower than the
/// quantile when they were given up, so the quantile stays where it belongs.
/// </remarks>
internal sealed class LearnedLatency
{
    /// <summary>Fewest times from which something is learned.</summary>
    public const int Fewest = 20;

    /// <summary>Times remembered; older ones are forgotten.</summary>
    public const int Remembered = 200;

    private const double Quantile = 0.9;

    private readonly Lock _gate = new();
    private readonly TimeSpan[] _times = new TimeSpan[Remembered];
    private int _count;
    private int _next;

    /// <summary>The 90th percentile; null while fewer than <see cref="Fewest"/> times are known.</summary>
    public TimeSpan? Usual
    {
        get
        {
            TimeSpan[] sorted;
            lock (_gate)
                sorted = _times[.._count];
            if (sorted.Length < Fewest)
                return null;
            Array.Sort(sorted);
            return sorted[(int)Math.Ceiling(Quantile * sorted.Length) - 1];
        }
    }

    /// <summary>Takes in a time.</summary>
    public void Add(TimeSpan time)
    {
        lock (_gate)
        {
            _times[_next] = time;
            _next = (_next + 1) % Remembered;
            _count = Math.Min(_count + 1, Remembered);
        }
    }
}
