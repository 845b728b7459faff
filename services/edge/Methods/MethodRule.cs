namespace SyncInterview.Edge.Methods;

/// <summary>What the public door does with one method.</summary>
/// <param name="Service">Full name of the gRPC service.</param>
/// <param name="Method">Name within the service.</param>
/// <param name="Access">Who may call.</param>
public sealed record MethodRule(string Service, string Method, AccessRule Access)
{
    /// <summary>Service to forward to, as named in section <c>Services</c>; null when the edge answers itself.</summary>
    public string? Upstream { get; init; }

    /// <summary>Whether the client sends a stream, which gRPC-Web cannot.</summary>
    public bool ClientStreams { get; init; }

    /// <summary>Whether the server answers with a stream.</summary>
    public bool ServerStreams { get; init; }

    /// <summary>For a method that gRPC-Web cannot carry: the methods that do the same. Null when there are none.</summary>
    public string? WebInstead { get; init; }

    /// <summary>The HTTP path.</summary>
    public string Path { get; } = $"/{Service}/{Method}";
}
