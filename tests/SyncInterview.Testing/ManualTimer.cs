namespace SyncInterview.Testing;

/// <summary>A timer of a <see cref="ManualTimeProvider"/>. Re-arming it invalidates the entry of its earlier arming.</summary>
internal sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
{
    private readonly Lock _gate = new();
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private long _arming;
    private bool _armed;
    private bool _disposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (_disposed)
                return false;
            _period = period;
            Arm(dueTime);
            return true;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (!_disposed)
                Arm(Timeout.InfiniteTimeSpan);
            _disposed = true;
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal bool IsArmedAs(long arming) => Volatile.Read(ref _armed) && Volatile.Read(ref _arming) == arming;

    internal void Fire(long arming)
    {
        lock (_gate)
        {
            if (!IsArmedAs(arming))
                return;
            // A period of zero means once, as with System.Threading.Timer.
            Arm(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan);
        }

        if (_context is null)
            callback(state);
        else
            ExecutionContext.Run(_context, _ => callback(state), null);
    }

    private void Arm(TimeSpan dueTime)
    {
        var wasArmed = _armed;
        Volatile.Write(ref _armed, dueTime != Timeout.InfiniteTimeSpan);
        clock.Arm(this, dueTime, Interlocked.Increment(ref _arming), wasArmed);
    }
}
