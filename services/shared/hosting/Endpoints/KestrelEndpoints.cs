using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace SyncInterview.Hosting.Endpoints;

/// <summary>Sets up Kestrel: which endpoints, and limits that fit long streams.</summary>
internal sealed class KestrelEndpoints(IOptions<HostingOptions> hosting, ListeningAddresses addresses)
    : IConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions kestrel)
    {
        var options = hosting.Value;
        kestrel.AddServerHeader = false;
        kestrel.Limits.Http2.MaxStreamsPerConnection = options.MaxStreamsPerConnection;
        kestrel.Limits.Http2.KeepAlivePingDelay = options.KeepAlivePingDelay;
        kestrel.Limits.Http2.KeepAlivePingTimeout = options.KeepAlivePingTimeout;

        // A client that reads one stream slowly would have its whole connection cut, with every other call on it. Dead peers are found by
        // pings. Limits on request bodies stay for plain HTTP; gRPC lifts them itself for calls that stream from the client.
        kestrel.Limits.MinResponseDataRate = null;

        if (options.UnixSocket is { } socket && !OperatingSystem.IsWindows())
        {
            kestrel.ListenUnixSocket(UnixSocketPath.Prepare(socket), listen => Speak(listen, HttpProtocols.Http2, isGrpc: true));
            return;
        }

        var address = IPAddress.Parse(options.BindAddress);
        kestrel.Listen(address, options.GrpcPort!.Value, listen => Speak(listen, HttpProtocols.Http2, isGrpc: true));
        kestrel.Listen(address, options.HttpPort!.Value, listen => Speak(listen, HttpProtocols.Http1, isGrpc: false));
    }

    private void Speak(ListenOptions listen, HttpProtocols protocols, bool isGrpc)
    {
        listen.Protocols = protocols;
        addresses.Add(listen, isGrpc);
    }
}
