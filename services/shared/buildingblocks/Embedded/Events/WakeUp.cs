using System.Threading.Channels;

namespace SyncInterview.BuildingBlocks.Embedded.Events;

/// <summary>Wakes a loop: by a signal, or by its alarm clock. Signals that come while one is pending are one signal.</summary>
internal sealed class WakeUp : IDisposable
{
    private readonly ITimer _alarm;

    // Full with one signal; a further one says nothing new and is dropped.
    private readonly Channel<bool> _pending = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public WakeUp(TimeProvider time) =>
        _alarm = time.CreateTimer(_ => Signal(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Signal() => _pending.Writer.TryWrite(true);

    /// <summary>Waits for a signal, at most as long as given.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        _alarm.Change(atMost, Timeout.InfiniteTimeSpan);
        await _pending.Reader.ReadAsync(cancellationToken);
    }

    public void Dispose() => _alarm.Dispose();
}
