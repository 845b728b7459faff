using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace SyncInterview.Hosting.Endpoints;

/// <summary>Binds as Kestrel does, and restricts a Unix socket between binding and listening.</summary>
internal sealed class SocketBinding : IConfigureOptions<SocketTransportOptions>
{
    public void Configure(SocketTransportOptions options) => options.CreateBoundListenSocket = endPoint =>
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);
        if (endPoint is UnixDomainSocketEndPoint && !OperatingSystem.IsWindows())
            UnixSocketPath.Restrict(endPoint.ToString()!);
        return socket;
    };
}
