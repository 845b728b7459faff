using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting.Errors;
using FieldViolation = Google.Rpc.BadRequest.Types.FieldViolation;

namespace SyncInterview.Hosting;

/// <summary>The reading side of <see cref="RpcErrors"/>: what a failed call said.</summary>
public sealed class RpcStatus
{
    private readonly Google.Rpc.Status? _details;

    private RpcStatus(StatusCode code, string message, Google.Rpc.Status? details)
    {
        (Code, Message, _details) = (code, message, details);
        var info = Find<ErrorInfo>();
        Reason = info?.Domain == RpcErrors.Domain ? ErrorReasonNames.Parse(info.Type) : ErrorReason.Unspecified;
        Metadata = info is null ? new Dictionary<string, string>() : new Dictionary<string, string>(info.Metadata);
    }

    /// <summary>Canonical code.</summary>
    public StatusCode Code { get; }

    /// <summary>Message for a person.</summary>
    public string Message { get; }

    /// <summary>Machine-readable cause; <see cref="ErrorReason.Unspecified"/> when the error is none of the suite's.</summary>
    public ErrorReason Reason { get; }

    /// <summary>Whether a service of the suite worded this error, so that it may be shown as it is.</summary>
    public bool IsOurs => Reason != ErrorReason.Unspecified;

    /// <summary>Further facts, for example <c>trace_id</c> or <c>expected_client_sequence</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Fields that broke a rule; empty when the error is of another kind.</summary>
    public IReadOnlyList<FieldViolation> FieldViolations => Find<BadRequest>()?.FieldViolations.ToArray() ?? [];

    /// <summary>When to try again; null when the error does not say.</summary>
    public TimeSpan? RetryAfter => Find<RetryInfo>()?.RetryDelay?.ToTimeSpan();

    /// <summary>Reads an exception. One without details keeps its code and message.</summary>
    public static RpcStatus From(RpcException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new(exception.StatusCode, exception.Status.Detail, StatusDetails.Read(exception.Trailers));
    }

    /// <summary>The first detail of a type; null when there is none.</summary>
    public T? Find<T>()
        where T : class, IMessage<T>, new()
    {
        foreach (var detail in _details?.Details ?? [])
        {
            if (detail.TryUnpack<T>(out var found))
                return found;
        }

        return null;
    }
}
