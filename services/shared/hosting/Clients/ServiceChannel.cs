using System.Net.Sockets;
using Grpc.Net.Client;

namespace SyncInterview.Hosting;

/// <summary>Opens channels as the suite's services do.</summary>
public static class ServiceChannel
{
    /// <summary>
    /// Opens a channel that probes silent connections, opens a further connection when one is full of streams, and goes through no proxy.
    /// It connects when first used.
    /// </summary>
    /// <param name="address"><c>http://host:port</c>, <c>https://host:port</c> or <c>unix:///path</c>.</param>
    /// <param name="hosting">Limits and probes; the defaults when null.</param>
    /// <param name="configure">Anything else.</param>
    public static GrpcChannel Open(Uri address, HostingOptions? hosting = null, Action<GrpcChannelOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        hosting ??= new HostingOptions();
        var isUnix = address.Scheme == "unix";
        var options = new GrpcChannelOptions
        {
            HttpHandler = Handler(hosting, isUnix ? address.AbsolutePath : null),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = hosting.MaxMessageBytes,
            MaxSendMessageSize = hosting.MaxMessageBytes,
        };
        configure?.Invoke(options);
        return GrpcChannel.ForAddress(isUnix ? new Uri("http://localhost") : address, options);
    }

    private static SocketsHttpHandler Handler(HostingOptions hosting, string? socketPath)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            KeepAlivePingDelay = hosting.KeepAlivePingDelay,
            KeepAlivePingTimeout = hosting.KeepAlivePingTimeout,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        };
        if (socketPath is not null)
            handler.ConnectCallback = (_, cancellationToken) => ConnectAsync(socketPath, cancellationToken);
        return handler;
    }

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
