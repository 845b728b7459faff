using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SyncInterview.Hosting;

/// <summary>Where the application listens. Known once it has started, the number of a port configured as 0 included.</summary>
public sealed class ListeningAddresses
{
    private ListenOptions? _grpc;
    private ListenOptions? _http;

    /// <summary>Address for gRPC as <c>Services:{name}</c> takes it: <c>http://127.0.0.1:50011</c> or <c>unix:///path</c>.</summary>
    public Uri Grpc => AddressOf(_grpc) ?? throw new InvalidOperationException("The application has not started.");

    /// <summary>Address for HTTP/1.1; null when the application listens on a Unix socket.</summary>
    public Uri? Http => AddressOf(_http);

    internal void Add(ListenOptions listen, bool isGrpc)
    {
        if (isGrpc)
            _grpc = listen;
        else
            _http = listen;
    }

    private static Uri? AddressOf(ListenOptions? listen) => listen switch
    {
        null => null,
        { SocketPath: { } path } => new Uri($"unix://{path}"),
        { IPEndPoint: { } endPoint } => new Uri($"http://{endPoint}"),
        _ => null,
    };
}
