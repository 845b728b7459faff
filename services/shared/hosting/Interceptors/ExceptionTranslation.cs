using Grpc.Core;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;

namespace SyncInterview.Hosting.Interceptors;

/// <summary>What a client is told when a handler threw. Pure: the same exception and state give the same answer.</summary>
internal static class ExceptionTranslation
{
    /// <summary>Null: the exception was not foreseen, and nothing of it may be told.</summary>
    public static RpcException? Foreseen(Exception exception, CallEnding ending) => (exception, ending) switch
    {
        (RpcException ours, _) when RpcStatus.From(ours).IsOurs => ours,
        (OperationCanceledException or IOException or InvalidOperationException or RpcException, CallEnding.Cancelled) =>
            new RpcException(new Status(StatusCode.Cancelled, "The call was cancelled.")),
        (OperationCanceledException, CallEnding.HostStopping) =>
            RpcErrors.Unavailable(ErrorReason.Unavailable, "The service is shutting down."),
        (StoreUnavailableException, _) =>
            RpcErrors.Unavailable(ErrorReason.Unavailable, "The store does not answer. What was being written may or may not be there."),
        (RpcException foreign, _) => Foreign(foreign),
        _ => null,
    };

    // Words of libraries: a status of Grpc.Net.Client quotes exceptions, so only the code is kept.
    private static RpcException? Foreign(RpcException exception) => exception.StatusCode switch
    {
        StatusCode.Unavailable => RpcErrors.Unavailable(ErrorReason.Unavailable, "A service that this call needs cannot be reached."),
        StatusCode.DeadlineExceeded => RpcErrors.Create(
            StatusCode.DeadlineExceeded, ErrorReason.Unavailable, "A service that this call needs did not answer in time."),
        StatusCode.ResourceExhausted => RpcErrors.ResourceExhausted(ErrorReason.LimitExceeded, "A message is larger than the limit."),
        _ => null,
    };
}
