using System.Net;
using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Edge.Forwarding;

/// <summary>
/// What a client is told when a service breaks instead of answering: the code that gRPC's specifications name for it, and never the
/// exception's text.
/// </summary>
internal static class UpstreamFailures
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>The service cannot be reached, its connection broke, or it asks to come back later.</summary>
    public static RpcException Unavailable(string service) =>
        RpcErrors.Unavailable(ErrorReason.Unavailable, $"The {service} service cannot be reached.", RetryAfter);

    /// <summary>An exception of the HTTP client.</summary>
    public static RpcException FromException(string service, Exception failure) => FindReset(failure) is { } reset
        ? FromReset(service, reset.ErrorCode)
        // A cancellation that nobody here asked for is the end of the patience to connect.
        : failure is HttpRequestException or IOException or OperationCanceledException
            ? Unavailable(service)
            : EdgeErrors.Internal();

    /// <summary>An HTTP status in place of a gRPC one, as gRPC's "HTTP to gRPC Status Code Mapping" has it.</summary>
    public static RpcException FromHttpStatus(string service, HttpStatusCode status)
    {
        StatusCode? code = (int)status switch
        {
            400 => StatusCode.Internal,
            401 => StatusCode.Unauthenticated,
            403 => StatusCode.PermissionDenied,
            404 => StatusCode.Unimplemented,
            429 or 502 or 503 or 504 => null,
            _ => StatusCode.Unknown,
        };
        return code is { } known
            ? RpcErrors.Create(known, ErrorReason.Internal, $"The {service} service answered with HTTP status {(int)status}.")
            : Unavailable(service);
    }

    /// <summary>The answer ended without <c>grpc-status</c>.</summary>
    public static RpcException WithoutStatus(string service) =>
        RpcErrors.Create(StatusCode.Unknown, ErrorReason.Internal, $"The {service} service ended its answer without a status.");

    // The table "Errors" of gRPC over HTTP/2.
    private static RpcException FromReset(string service, long code) => code switch
    {
        0x7 => Unavailable(service),
        0x8 => RpcErrors.Create(StatusCode.Cancelled, ErrorReason.Unavailable, $"The {service} service cancelled the call."),
        0xb => RpcErrors.ResourceExhausted(ErrorReason.LimitExceeded, $"The {service} service gets too much.", RetryAfter),
        0xc => RpcErrors.PermissionDenied(ErrorReason.NotAllowed, $"The {service} service refused the connection."),
        _ => EdgeErrors.Internal(),
    };

    private static HttpProtocolException? FindReset(Exception? failure)
    {
        while (failure is not (null or HttpProtocolException))
            failure = failure.InnerException;
        return (HttpProtocolException?)failure;
    }
}
