namespace SyncInterview.Hosting.Health;

/// <summary>Where in its life a process is.</summary>
internal enum HealthPhase
{
    /// <summary>The checks have not run yet.</summary>
    Starting,

    /// <summary>The checks decide.</summary>
    Running,

    /// <summary>The checks do not come back.</summary>
    Hanging,

    /// <summary>The process is going down; nothing follows.</summary>
    Stopping,
}
