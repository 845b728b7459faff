using System.Collections.Concurrent;
using SyncInterview.Bench.Pacing;

namespace SyncInterview.Bench.Measuring;

/// <summary>
/// What happened in one window of measurement. Written from any thread; read when the window is over. What was due before or after it only
/// makes load, and is not kept; errors always are.
/// </summary>
/// <param name="from">Begin of the window, by the monotonic clock.</param>
/// <param name="until">End of the window.</param>
internal sealed class WindowLog(long from, long until)
{
    private readonly ConcurrentQueue<TurnSample> _turns = new();
    private readonly ConcurrentDictionary<string, int> _errors = new();
    private readonly SampleSet _acknowledgements = new();
    private readonly SampleSet _lag = new();
    private int _finals;

    /// <summary>Turns that were answered.</summary>
    public IReadOnlyCollection<TurnSample> Turns => _turns;

    /// <summary>From the moment a chunk was due to the receipt of its acknowledgement, in milliseconds.</summary>
    public IReadOnlyList<double> Acknowledgements => _acknowledgements.Samples;

    /// <summary>How late the load generator itself sent, in milliseconds.</summary>
    public IReadOnlyList<double> Lag => _lag.Samples;

    /// <summary>Errors by kind.</summary>
    public IReadOnlyDictionary<string, int> Errors => _errors;

    /// <summary>Every `final` sent, measured or not.</summary>
    public int Finals => _finals;

    /// <summary>A turn was answered.</summary>
    public void Add(long finalAt, TurnSample turn)
    {
        if (Measures(finalAt))
            _turns.Enqueue(turn);
    }

    /// <summary>A chunk was acknowledged.</summary>
    public void AddAcknowledgement(long dueAt, long now)
    {
        if (Measures(dueAt))
            _acknowledgements.Add(Monotonic.Milliseconds(dueAt, now));
    }

    /// <summary>Something is being sent.</summary>
    public void AddLag(long dueAt, long now)
    {
        if (Measures(dueAt))
            _lag.Add(Monotonic.Milliseconds(dueAt, now));
    }

    /// <summary>Something went wrong.</summary>
    public void AddError(string kind) => _errors.AddOrUpdate(kind, 1, (_, count) => count + 1);

    /// <summary>A `final` is being sent.</summary>
    public void AddFinal() => Interlocked.Increment(ref _finals);

    private bool Measures(long moment) => moment >= from && moment < until;
}
