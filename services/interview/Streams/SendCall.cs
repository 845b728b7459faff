using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Access;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Streams;

/// <summary>Takes one message in and waits until it is durable.</summary>
internal sealed class SendCall(InterviewAccess access, SessionRegistry registry)
{
    /// <summary>Last client sequence that is durable, this message included.</summary>
    /// <exception cref="RpcException">The refusal, with the same reason as <c>error</c> would state on a stream.</exception>
    public async Task<long> RunAsync(SendRequest request, string owner, CancellationToken cancellationToken)
    {
        new FieldRules().Required("message", request.Message).ThrowIfAny();
        var id = await access.IdAsync("interview", request.Interview, owner, cancellationToken);
        if (ClientMessageRules.Check(request.Message) is { } problem)
            throw RpcErrors.InvalidField("message." + problem.Field, problem.Description);
        var input = new SessionEvent { Client = request.Message };
        var outcome = await registry.AskAsync(id, session => session.SubmitAsync(input, cancellationToken), cancellationToken)
            ?? throw InterviewAccess.NotFound(request.Interview);
        return outcome.Refusal is { } refusal ? throw ToRpc(refusal) : outcome.AcknowledgedClientSequence;
    }

    private static RpcException ToRpc(Error refusal) => (StatusCode)refusal.Code switch
    {
        StatusCode.AlreadyExists => RpcErrors.AlreadyExists(refusal.Reason, refusal.Message),
        StatusCode.InvalidArgument => RpcErrors.Invalid(refusal.Reason, refusal.Message),
        StatusCode.Unimplemented when refusal.Reason == ErrorReason.NotAvailable => RpcErrors.NotAvailable("This input"),
        StatusCode.ResourceExhausted => RpcErrors.ResourceExhausted(refusal.Reason, refusal.Message),
        _ when refusal.ExpectedClientSequence > 0 => RpcErrors.FailedPrecondition(
            refusal.Reason, refusal.Message, ("expected_client_sequence", refusal.ExpectedClientSequence.ToString())),
        _ => RpcErrors.FailedPrecondition(refusal.Reason, refusal.Message),
    };
}
