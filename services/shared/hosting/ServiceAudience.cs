namespace SyncInterview.Hosting;

/// <summary>Whose calls an application takes.</summary>
public enum ServiceAudience
{
    /// <summary>Calls of the suite's own services, each with a signed identity. Anything else is refused.</summary>
    Internal,

    /// <summary>Calls from outside. The application authenticates them itself; no signed identity is asked for or believed.</summary>
    Public,
}
