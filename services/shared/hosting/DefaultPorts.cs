namespace SyncInterview.Hosting;

/// <summary>Ports a service listens on where nothing else is configured; its clients look for it there.</summary>
/// <param name="Grpc">HTTP/2 without TLS.</param>
/// <param name="Http">HTTP/1.1: health and, at the edge, browsers.</param>
public sealed record DefaultPorts(int Grpc, int Http)
{
    /// <summary>The ports of a service; null for a service that has none.</summary>
    public static DefaultPorts? Of(string serviceName) => serviceName switch
    {
        "documents" => new(50011, 50012),
        "interview" => new(50021, 50022),
        "llm" => new(50031, 50032),
        "analysis" => new(50041, 50042),
        "edge" => new(50051, 50052),
        _ => null,
    };
}
