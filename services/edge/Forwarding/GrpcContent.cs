namespace SyncInterview.Edge.Forwarding;

/// <summary>Content types of gRPC proper.</summary>
internal static class GrpcContent
{
    public const string Native = "application/grpc";

    /// <summary>Whether a content type announces protobuf messages in gRPC's framing. Parameters after ';' do not matter.</summary>
    public static bool IsNative(string? contentType)
    {
        var type = MediaTypeOf(contentType);
        return type.Equals(Native, StringComparison.OrdinalIgnoreCase)
            || type.Equals("application/grpc+proto", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The type without its parameters.</summary>
    public static ReadOnlySpan<char> MediaTypeOf(string? contentType)
    {
        var text = contentType.AsSpan();
        var end = text.IndexOf(';');
        return (end < 0 ? text : text[..end]).Trim();
    }
}
