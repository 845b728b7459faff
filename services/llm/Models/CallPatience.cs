namespace SyncInterview.Llm.Models;

/// <summary>
/// The timers of one call to a model. Its token is cancelled when one of them runs out or the caller cancels; <see cref="Expired"/>
/// tells which.
/// </summary>
internal sealed class CallPatience : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly TimeSpan _firstContent;
    private readonly TimeSpan _stall;
    private readonly ITimer _total;
    private readonly ITimer _next;
    private volatile object? _expired;
    private bool _hasContent;

    public CallPatience(TimeSpan firstContent, TimeSpan stall, TimeSpan total, TimeProvider time, CancellationToken cancellationToken)
    {
        (_firstContent, _stall, _time) = (firstContent, stall, time);
        _start = time.GetTimestamp();
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _total = time.CreateTimer(_ => Expire(ModelFailure.TotalTimeout), null, total, Timeout.InfiniteTimeSpan);
        _next = time.CreateTimer(_ => Expire(_hasContent ? ModelFailure.Stalled : ModelFailure.FirstContentTimeout), null, firstContent, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends with the patience.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The timer that ran out; null while none did, or when the caller cancelled first.</summary>
    public ModelFailure? Expired => (ModelFailure?)_expired;

    /// <summary>What is left of the wait for the first content.</summary>
    public TimeSpan LeftForFirstContent => _firstContent - _time.GetElapsedTime(_start);

    /// <summary>Content came: from now on the wait between two pieces counts.</summary>
    public void Content()
    {
        Volatile.Write(ref _hasContent, true);
        _next.Change(_stall, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _total.Dispose();
        _next.Dispose();
        _source.Dispose();
    }

    private void Expire(ModelFailure failure)
    {
        if (_source.IsCancellationRequested)
            return;
        Interlocked.CompareExchange(ref _expired, failure, null);
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call ended at the same moment.
        }
    }
}
