using System.Diagnostics;
using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Edge;

/// <summary>Errors that only the public door answers with.</summary>
internal static class EdgeErrors
{
    /// <summary>UNIMPLEMENTED: the method does not exist, or not for callers from outside; which of both is not told.</summary>
    public static RpcException NotOffered(string? path) =>
        RpcErrors.Create(StatusCode.Unimplemented, ErrorReason.NotAllowed, $"{path} is not offered here.");

    /// <summary>UNIMPLEMENTED: gRPC-Web cannot carry a stream from the client.</summary>
    public static RpcException NotOverWeb(string path, string? instead) => RpcErrors.Create(
        StatusCode.Unimplemented,
        ErrorReason.NotAllowed,
        $"{path} takes a stream from the client, which gRPC-Web cannot carry. "
            + (instead is null ? "Call it over gRPC." : $"Use {instead}."));

    /// <summary>DEADLINE_EXCEEDED: the client's own.</summary>
    public static RpcException DeadlineExceeded() =>
        RpcErrors.Create(StatusCode.DeadlineExceeded, ErrorReason.Unavailable, "The call's deadline has passed.");

    /// <summary>UNAVAILABLE: the edge stops. Another one, or the next, takes the call.</summary>
    public static RpcException GoingDown() =>
        RpcErrors.Unavailable(ErrorReason.Unavailable, "The edge is going down. Call again.", TimeSpan.FromSeconds(1));

    /// <summary>INTERNAL: unforeseen.</summary>
    public static RpcException Internal() => RpcErrors.Create(
        StatusCode.Internal,
        ErrorReason.Internal,
        $"Something unforeseen happened. When reporting it, give the trace id {Activity.Current?.TraceId.ToString() ?? "(none)"}.");
}
