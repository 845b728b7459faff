namespace SyncInterview.Hosting.Health;

/// <summary>Holds the newest snapshot. Written by <see cref="HealthMonitor"/>, read by whoever is asked.</summary>
internal sealed class HealthState
{
    private readonly Lock _gate = new();
    private HealthSnapshot _current = HealthSnapshot.Of(HealthPhase.Starting);

    /// <summary>The newest snapshot.</summary>
    public HealthSnapshot Current => Volatile.Read(ref _current);

    /// <summary>Replaces the snapshot, unless the process is stopping already.</summary>
    public void Publish(HealthSnapshot next)
    {
        lock (_gate)
        {
            var old = _current;
            if (old.Phase == HealthPhase.Stopping)
                return;
            Volatile.Write(ref _current, next);
            old.MarkReplaced();
        }
    }
}
