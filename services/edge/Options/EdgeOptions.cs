namespace SyncInterview.Edge.Options;

/// <summary>What the public door listens on and whom it lets in. Section <c>Edge</c>, environment <c>Edge__GrpcPort=…</c>.</summary>
public sealed record EdgeOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Edge";

    /// <summary>Owner of everything that is done without login. A login that names this owner is possible and gets the same data.</summary>
    public const string LocalOwner = "local";

    /// <summary>
    /// IP address to listen on. Default <c>127.0.0.1</c>: this machine alone, without login. Any address that is not loopback
    /// (<c>0.0.0.0</c> and <c>::</c> included) needs <see cref="ApiKeys"/> or <see cref="Jwt"/>; without them the edge does not start.
    /// Both ports speak without TLS, so put something in front that ends it wherever keys and tokens cross a network.
    /// </summary>
    public string BindAddress { get; init; } = "127.0.0.1";

    /// <summary>Port for gRPC over cleartext HTTP/2. Default 50051; 0 takes a free one.</summary>
    public int GrpcPort { get; init; } = 50051;

    /// <summary>Port for gRPC-Web and health over HTTP/1.1. Default 50052; 0 takes a free one.</summary>
    public int HttpPort { get; init; } = 50052;

    /// <summary>
    /// Origins of web pages that may call, besides pages that this port serves itself: scheme, host and port, as in
    /// <c>https://interview.example</c>. Default none. <c>*</c> and <c>null</c> are not accepted.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>
    /// Whether pages from this machine (<c>localhost</c>, <c>127.0.0.0/8</c>, <c>[::1]</c>, any port) may call as well. Default true;
    /// counts only while <see cref="BindAddress"/> is loopback: whoever can serve a page there already runs programs on this machine.
    /// </summary>
    public bool AllowLoopbackOrigins { get; init; } = true;

    /// <summary>
    /// Names besides loopback ones that <c>Host</c> may carry while there is no login, without port. Default none. The check stops
    /// web pages that point a name of their own at this machine (DNS rebinding). With login it is not needed and not made.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>API keys that log in. Default none.</summary>
    public IReadOnlyList<ApiKeyOptions> ApiKeys { get; init; } = [];

    /// <summary>Tokens that log in. Default none.</summary>
    public JwtOptions? Jwt { get; init; }

    /// <summary>
    /// How long open calls may go on once the edge is told to stop. What is open then, live streams above all, ends with UNAVAILABLE and is
    /// resumed elsewhere. Default 5 s; 0 to 25 s.
    /// </summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What one caller, one connection and one message may take.</summary>
    public LimitOptions Limits { get; init; } = new();

    /// <summary>Whether callers must log in. So as soon as a way to log in is configured, on loopback too.</summary>
    public bool LoginRequired => ApiKeys.Count > 0 || Jwt is not null;
}
