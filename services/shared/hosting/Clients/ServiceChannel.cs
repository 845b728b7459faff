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
        var options = new GrpcChannelOptions
        {
            HttpHandler = CreateHandler(address, hosting),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = hosting.MaxMessageBytes,
            MaxSendMessageSize = hosting.MaxMessageBytes,
        };
        configure?.Invoke(options);
        return GrpcChannel.ForAddress(AuthorityOf(address), options);
    }

    /// <summary>The address to name in requests: the given one, or <c>http://localhost</c> for a Unix socket.</summary>
    public static Uri AuthorityOf(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return IsUnix(address) ? new Uri("http://localhost") : address;
    }

    /// <summary>The handler below such a channel, for calls that are made without one.</summary>
    /// <param name="address">As for <see cref="Open"/>.</param>
    /// <param name="hosting">Probes; the defaults when null.</param>
    public static SocketsHttpHandler CreateHandler(Uri address, HostingOptions? hosting = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        hosting ??= new HostingOptions();
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            KeepAlivePingDelay = hosting.KeepAlivePingDelay,
            KeepAlivePingTimeout = hosting.KeepAlivePingTimeout,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        };
        if (IsUnix(address))
            handler.ConnectCallback = (_, cancellationToken) => ConnectAsync(address.AbsolutePath, cancellationToken);
        return handler;
    }

    private static bool IsUnix(Uri address) => address.Scheme == "unix";

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
