namespace SyncInterview.Hosting;

/// <summary>
/// Settings of every service's host: section <c>Hosting</c>, over which <c>Hosting:{service}</c> wins
/// (for example <c>Hosting__Edge__GrpcPort</c>), so that one file can serve several services.
/// </summary>
public sealed class HostingOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Hosting";

    /// <summary>
    /// Port for gRPC over HTTP/2 without TLS; 0 takes a free one. Default: the service's own, see <see cref="DefaultPorts"/>.
    /// </summary>
    public int? GrpcPort { get; set; }

    /// <summary>Port for HTTP/1.1; 0 takes a free one. Default: the service's own, see <see cref="DefaultPorts"/>.</summary>
    public int? HttpPort { get; set; }

    /// <summary>
    /// IP address to listen on. Default loopback. Internal services listen elsewhere only with <see cref="IdentityKey"/> set.
    /// </summary>
    public string BindAddress { get; set; } = "127.0.0.1";

    /// <summary>
    /// Path of a Unix socket for gRPC. When set there are no ports at all. The socket gets mode 0600; its folder is made with mode 0700,
    /// and one that others may enter is refused. Default none.
    /// </summary>
    public string? UnixSocket { get; set; }

    /// <summary>
    /// Key that signs calls between services: base64 of 32 bytes or more, the same for all. Default none: a key file in
    /// <c>Embedded:DataDirectory</c>, which the processes of one machine share.
    /// </summary>
    public string? IdentityKey { get; set; }

    /// <summary>
    /// Largest message in either direction, 64 KiB to 16 MiB. Default 4 MiB. Larger ones end the call with RESOURCE_EXHAUSTED.
    /// </summary>
    public int MaxMessageBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// Calls open at once on one connection, 100 to 65,535; clients of the suite open a further connection beyond. Default 1,000.
    /// </summary>
    public int MaxStreamsPerConnection { get; set; } = 1_000;

    /// <summary>Silence after which a connection is probed, at least 1 s. Default 30 s.</summary>
    public TimeSpan KeepAlivePingDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a probe may go unanswered before the connection is closed, at least 1 s. Default 20 s.</summary>
    public TimeSpan KeepAlivePingTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest time for a unary call, whatever deadline it came with. Streams have none. More than zero. Default 30 s.</summary>
    public TimeSpan UnaryDeadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Services (full gRPC name) whose unary calls may take another time. Default: 120 s for <c>syncinterview.llm.v1.LlmService</c>.
    /// </summary>
    public Dictionary<string, TimeSpan> UnaryDeadlines { get; } = new(StringComparer.Ordinal)
    {
        ["syncinterview.llm.v1.LlmService"] = TimeSpan.FromSeconds(120),
    };

    /// <summary>Whether gRPC reflection answers. Default on.</summary>
    public bool Reflection { get; set; } = true;

    /// <summary>How often health is evaluated, at least 100 ms; answers are at most this old. Default 5 s.</summary>
    public TimeSpan HealthPeriod { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether this application collects the process's traces and metrics. Sources are process-wide: where two applications share a
    /// process, exactly one has this on, or everything is exported twice. Logs are per application and not touched by this. Default on.
    /// </summary>
    public bool Telemetry { get; set; } = true;
}
