using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting.Errors;
using FieldViolation = Google.Rpc.BadRequest.Types.FieldViolation;

namespace SyncInterview.Hosting;

/// <summary>
/// The errors this suite answers with: a canonical code and <c>google.rpc.Status</c> in the trailers, whose first detail is an
/// <see cref="ErrorInfo"/> of the domain <c>syncinterview</c>. Messages are read by clients: state the field or the limit, never
/// another person's data or an exception's text.
/// </summary>
public static class RpcErrors
{
    /// <summary>Domain of every <see cref="ErrorInfo"/> of the suite.</summary>
    public const string Domain = "syncinterview";

    /// <summary>INVALID_ARGUMENT, INVALID_FIELD: one field breaks a rule. For several use <see cref="FieldRules"/>.</summary>
    /// <param name="field">Path of the field as in the proto, for example <c>start.display_name</c>.</param>
    /// <param name="description">What is allowed, for example <c>must be at most 200 characters</c>.</param>
    public static RpcException InvalidField(string field, string description) =>
        InvalidFields([new FieldViolation { Field = field, Description = description }]);

    /// <summary>INVALID_ARGUMENT: the request is refused for a reason of its own, for example an encrypted file.</summary>
    public static RpcException Invalid(ErrorReason reason, string message) =>
        StatusDetails.Create(StatusCode.InvalidArgument, reason, message, []);

    /// <summary>NOT_FOUND: the resource does not exist, or belongs to somebody else (the answer is the same for both).</summary>
    /// <param name="resourceType">The kind of resource, for example <c>Document</c>.</param>
    /// <param name="name">Its resource name as the client gave it, for example <c>documents/abc</c>.</param>
    public static RpcException NotFound(string resourceType, string name) => StatusDetails.Create(
        StatusCode.NotFound,
        ErrorReason.NotFound,
        $"{resourceType} '{name}' was not found.",
        [("resource", name)],
        new ResourceInfo { ResourceType = resourceType, ResourceName = name });

    /// <summary>FAILED_PRECONDITION: the system is not in the state the call needs; sending it again alone will not help.</summary>
    public static RpcException FailedPrecondition(
        ErrorReason reason, string message, params (string Key, string Value)[] metadata) => StatusDetails.Create(
        StatusCode.FailedPrecondition,
        reason,
        message,
        metadata,
        new PreconditionFailure
        {
            Violations = { new PreconditionFailure.Types.Violation { Type = reason.ToWireName(), Description = message } },
        });

    /// <summary>RESOURCE_EXHAUSTED: a limit of size, rate or count was passed.</summary>
    /// <param name="reason">Which limit.</param>
    /// <param name="message">The limit and its value.</param>
    /// <param name="retryAfter">When to try again; null where trying again will not help.</param>
    public static RpcException ResourceExhausted(ErrorReason reason, string message, TimeSpan? retryAfter = null)
    {
        var violation = new QuotaFailure.Types.Violation { Subject = reason.ToWireName(), Description = message };
        var quota = new QuotaFailure { Violations = { violation } };
        return retryAfter is { } delay
            ? StatusDetails.Create(StatusCode.ResourceExhausted, reason, message, [], quota, RetryIn(delay))
            : StatusDetails.Create(StatusCode.ResourceExhausted, reason, message, [], quota);
    }

    /// <summary>OUT_OF_RANGE: past the valid range of something that may yet grow, for example an offset or a sequence.</summary>
    public static RpcException OutOfRange(ErrorReason reason, string message, params (string Key, string Value)[] metadata) =>
        StatusDetails.Create(StatusCode.OutOfRange, reason, message, metadata);

    /// <summary>ABORTED: somebody else was first; read again and repeat the whole operation.</summary>
    public static RpcException Aborted(ErrorReason reason, string message) =>
        StatusDetails.Create(StatusCode.Aborted, reason, message, []);

    /// <summary>ALREADY_EXISTS: what was to be made exists, and differs.</summary>
    public static RpcException AlreadyExists(ErrorReason reason, string message) =>
        StatusDetails.Create(StatusCode.AlreadyExists, reason, message, []);

    /// <summary>
    /// UNAVAILABLE: temporary; the call had no effect and may be sent again after <paramref name="retryAfter"/> (null: with back-off).
    /// </summary>
    public static RpcException Unavailable(ErrorReason reason, string message, TimeSpan? retryAfter = null) => retryAfter is { } delay
        ? StatusDetails.Create(StatusCode.Unavailable, reason, message, [], RetryIn(delay))
        : StatusDetails.Create(StatusCode.Unavailable, reason, message, []);

    /// <summary>UNAVAILABLE with metadata: temporary, as above, with something that says what stands in the way.</summary>
    public static RpcException Unavailable(
        ErrorReason reason, string message, TimeSpan retryAfter, params (string Key, string Value)[] metadata) =>
        StatusDetails.Create(StatusCode.Unavailable, reason, message, metadata, RetryIn(retryAfter));

    /// <summary>UNIMPLEMENTED, NOT_AVAILABLE: part of the contract that is not built yet.</summary>
    /// <param name="what">What is not there, at the start of a sentence, for example <c>Code evaluation</c>.</param>
    public static RpcException NotAvailable(string what) =>
        StatusDetails.Create(StatusCode.Unimplemented, ErrorReason.NotAvailable, $"{what} is not available yet.", []);

    /// <summary>PERMISSION_DENIED: the caller is known and may not do this.</summary>
    public static RpcException PermissionDenied(ErrorReason reason, string message) =>
        StatusDetails.Create(StatusCode.PermissionDenied, reason, message, []);

    /// <summary>UNAUTHENTICATED: the call carries no valid identity.</summary>
    public static RpcException Unauthenticated(string message) =>
        StatusDetails.Create(StatusCode.Unauthenticated, ErrorReason.Unauthenticated, message, []);

    /// <summary>Any other code, for the few places that need one.</summary>
    public static RpcException Create(StatusCode code, ErrorReason reason, string message) =>
        StatusDetails.Create(code, reason, message, []);

    /// <summary>INTERNAL: unforeseen. The message names the trace and nothing else.</summary>
    internal static RpcException Internal(string traceId) => StatusDetails.Create(
        StatusCode.Internal,
        ErrorReason.Internal,
        $"Something unforeseen happened. When reporting it, give the trace id {traceId}.",
        [("trace_id", traceId)]);

    /// <summary>INVALID_ARGUMENT with every violated field.</summary>
    internal static RpcException InvalidFields(IReadOnlyList<FieldViolation> violations)
    {
        var message = string.Join("; ", violations.Select(violation => $"{violation.Field} {violation.Description}"));
        return StatusDetails.Create(
            StatusCode.InvalidArgument, ErrorReason.InvalidField, message, [], new BadRequest { FieldViolations = { violations } });
    }

    private static RetryInfo RetryIn(TimeSpan delay) => new() { RetryDelay = Duration.FromTimeSpan(delay) };
}
