using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using SyncInterview.Edge.Options;
using SyncInterview.Hosting;

namespace SyncInterview.Edge;

/// <summary>Hands the edge's addresses and limits to the host and to Kestrel.</summary>
internal sealed class EdgeListening(IOptions<EdgeOptions> options)
    : IPostConfigureOptions<HostingOptions>, IPostConfigureOptions<KestrelServerOptions>
{
    // What a connection may have open at least; Kestrel's own default.
    private const int FewestStreams = 100;
    private const int MostStreams = 65_535;

    public void PostConfigure(string? name, HostingOptions hosting)
    {
        var edge = options.Value;
        (hosting.BindAddress, hosting.GrpcPort, hosting.HttpPort) = (edge.BindAddress, edge.GrpcPort, edge.HttpPort);
        hosting.UnixSocket = null;
        // A client queues silently what exceeds a connection's streams, so the caller's own limit must speak first.
        hosting.MaxStreamsPerConnection = Math.Clamp(edge.Limits.StreamsPerCaller * 2, FewestStreams, MostStreams);
        // How long a call may take is known to the service that answers it, which shortens the deadline further.
        hosting.UnaryDeadline = TimeSpan.FromMinutes(15);
        hosting.UnaryDeadlines.Clear();
    }

    public void PostConfigure(string? name, KestrelServerOptions kestrel)
    {
        var limits = options.Value.Limits;
        kestrel.Limits.MaxRequestHeadersTotalSize = limits.MaxHeaderBytes;
        kestrel.Limits.Http2.MaxRequestHeaderFieldSize = limits.MaxHeaderBytes;
        kestrel.Limits.MaxConcurrentConnections = limits.MaxConnections;
        // A stream may carry any number of messages; each one is limited where it passes.
        kestrel.Limits.MaxRequestBodySize = null;
    }
}
