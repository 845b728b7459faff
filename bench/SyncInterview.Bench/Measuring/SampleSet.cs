namespace SyncInterview.Bench.Measuring;

/// <summary>Samples from any thread, all of them kept up to a bound; what comes beyond it is counted and left out.</summary>
internal sealed class SampleSet
{
    private const int Most = 2_000_000;

    private readonly Lock _lock = new();
    private readonly List<double> _samples = [];

    /// <summary>Samples left out.</summary>
    public int LeftOut { get; private set; }

    /// <summary>The samples so far.</summary>
    public IReadOnlyList<double> Samples
    {
        get
        {
            lock (_lock)
                return [.. _samples];
        }
    }

    public void Add(double sample)
    {
        lock (_lock)
        {
            if (_samples.Count < Most)
                _samples.Add(sample);
            else
                LeftOut++;
        }
    }
}
