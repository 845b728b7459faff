using Microsoft.Extensions.Logging;
using SyncInterview.Hosting;

namespace SyncInterview.Testing;

/// <summary>How an <see cref="InProcessHost"/> is set up.</summary>
public sealed record InProcessHostOptions
{
    /// <summary>Name of the service. Default <c>test</c>.</summary>
    public string ServiceName { get; init; } = "test";

    /// <summary>Whose calls it takes. Default: signed ones.</summary>
    public ServiceAudience Audience { get; init; } = ServiceAudience.Internal;

    /// <summary>Whether it listens on a Unix socket instead of loopback ports. Default false.</summary>
    public bool UnixSocket { get; init; }

    /// <summary>Settings, for example <c>["Documents:MaxBytes"] = "100"</c>. They win over all others.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Where data is kept. Default: a directory of its own, deleted at the end. One that is given stays, for a second host.
    /// </summary>
    public string? DataDirectory { get; init; }

    /// <summary>Lines below this level are not collected. Default Information.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;
}
