using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Ownership;

/// <summary>
/// The time during which this process has its instance's lease without a break. It ends by the process's own monotonic clock, a margin
/// before the store lets the lease go, so that a process that was stalled knows when it wakes up. A clock that stood still with the
/// process, as in a paused machine, is not noticed here: then the epoch of the log shuts the process out.
/// </summary>
internal sealed class Tenure : IDisposable
{
    /// <summary>Part of the lease's time after which this process lets go. The rest is for clocks that run unlike the store's.</summary>
    private const double Usable = 0.8;

    private readonly TimeProvider _time;
    private readonly TimeSpan _length;
    private readonly CancellationTokenSource _ending;
    private long _since;

    /// <summary>Begins the tenure.</summary>
    /// <param name="lease">The lease as it was taken.</param>
    /// <param name="leaseTime">How long the store keeps it.</param>
    /// <param name="askedAt">Timestamp just before the store was asked for it.</param>
    /// <param name="sessions">Notes the sessions that are held.</param>
    /// <param name="time">The process's clock.</param>
    public Tenure(Lease lease, TimeSpan leaseTime, long askedAt, LiveSessionIndex sessions, TimeProvider time)
    {
        (Lease, Sessions, _time, _since) = (lease, sessions, time, askedAt);
        _length = leaseTime * Usable;
        _ending = new CancellationTokenSource(Left(), time);
        Ended = _ending.Token;
    }

    /// <summary>The lease.</summary>
    public Lease Lease { get; }

    /// <summary>The sessions that are held.</summary>
    public LiveSessionIndex Sessions { get; }

    /// <summary>Cancelled when the tenure ends: everything that is held under it is to be let go.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Whether the lease is held at this moment.</summary>
    public bool IsHeld => !Ended.IsCancellationRequested && Left() > TimeSpan.Zero;

    /// <summary>The lease was renewed; <paramref name="askedAt"/> is the timestamp just before the store was asked. Too late is too late.</summary>
    public void Extend(long askedAt)
    {
        if (!IsHeld)
            return;
        Volatile.Write(ref _since, askedAt);
        _ending.CancelAfter(Left());
    }

    /// <summary>Ends the tenure. Ending it twice changes nothing.</summary>
    public Task EndAsync() => _ending.CancelAsync();

    /// <inheritdoc/>
    public void Dispose() => _ending.Dispose();

    private TimeSpan Left()
    {
        var left = _length - _time.GetElapsedTime(Volatile.Read(ref _since));
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
