using SyncInterview.Llm.Options;

namespace SyncInterview.Llm.Models;

/// <summary>
/// The timers of one call to a model. Its token is cancelled when one of them runs out or the caller cancels; <see cref="Expired"/>
/// tells which.
/// </summary>
internal sealed class CallPatience : IDisposable
{
    private readonly ModelOptions _options;
    private readonly CancellationTokenSource _source;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _total;
    private readonly ITimer _next;
    private volatile object? _expired;
    private bool _hasContent;

    public CallPatience(ModelOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        (_options, _time) = (options, time);
        _start = time.GetTimestamp();
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _total = time.CreateTimer(_ => Expire(ModelFailure.TotalTimeout), null, options.TotalTimeout, Timeout.InfiniteTimeSpan);
        _next = time.CreateTimer(_ => Expire(Missing), null, options.FirstContentTimeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends with the patience.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The timer that ran out; null while none did, or when the caller cancelled first.</summary>
    public ModelFailure? Expired => (ModelFailure?)_expired;

    /// <summary>What is left of the wait for the first content.</summary>
    public TimeSpan LeftForFirstContent => _options.FirstContentTimeout - _time.GetElapsedTime(_start);

    private ModelFailure Missing => Volatile.Read(ref _hasContent) ? ModelFailure.Stalled : ModelFailure.FirstContentTimeout;

    /// <summary>Content came: from now on the wait between two pieces counts.</summary>
    public void Content()
    {
        Volatile.Write(ref _hasContent, true);
        _next.Change(_options.StallTimeout, Timeout.InfiniteTimeSpan);
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
