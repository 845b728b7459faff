namespace SyncInterview.Edge.Options;

/// <summary>
/// Limits of the public door. A caller is an owner that logged in, the local owner, or, for what needs no login, an IP address.
/// What goes beyond is refused with RESOURCE_EXHAUSTED (LIMIT_EXCEEDED) and never queued.
/// </summary>
public sealed record LimitOptions
{
    /// <summary>
    /// Bytes of one message in a request, by the length it declares. Default 4 MiB; 1 KiB to 64 MiB. Services have limits of their own.
    /// </summary>
    public int MaxMessageBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Calls that one caller may have open at a time, streams and others. Default 256; 1 to 100,000.</summary>
    public int StreamsPerCaller { get; init; } = 256;

    /// <summary>Calls that one caller may start per second in the long run. Default 200; above 0, at most 1,000,000.</summary>
    public double RequestsPerSecond { get; init; } = 200;

    /// <summary>Calls that one caller may start at once after a pause. Default 400; 1 to 1,000,000.</summary>
    public int RequestBurst { get; init; } = 400;

    /// <summary>Bytes of all headers of one request. Default 16 KiB; 4 KiB to 256 KiB.</summary>
    public int MaxHeaderBytes { get; init; } = 16 * 1024;

    /// <summary>Connections open at a time, from all callers. Default 10,000; 1 to 1,000,000. Further ones are closed at once.</summary>
    public int MaxConnections { get; init; } = 10_000;
}
