using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Planning;

/// <summary>Makes creation idempotent by <c>request_id</c>: the first request decides on the interview's id, the others find it.</summary>
internal sealed class CreationClaims(IStateStore store)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>The id that the request's interview gets, or got the first time.</summary>
    /// <exception cref="Grpc.Core.RpcException">ALREADY_EXISTS: the request id was used with another request.</exception>
    public async Task<string> ClaimAsync(CreateInterviewRequest request, string owner, string freshId, CancellationToken cancellationToken)
    {
        if (request.RequestId.Length == 0)
            return freshId;
        var digest = ByteString.CopyFrom(SHA256.HashData(request.Interview.ToByteArray()));
        var claim = new CreationClaim { InterviewId = freshId, RequestDigest = digest };
        var key = KeyOf(request.RequestId, owner);
        if (await store.SaveAsync(key, claim.ToByteArray(), WriteCondition.Absent, Life, cancellationToken) is not null)
            return freshId;
        var entry = await store.GetAsync(key, cancellationToken)
            ?? throw RpcErrors.Unavailable(ErrorReason.Unavailable, "The request_id ran out just now; send the request again.");
        var first = CreationClaim.Parser.ParseFrom(entry.Value.Span);
        return first.RequestDigest == digest
            ? first.InterviewId
            : throw RpcErrors.AlreadyExists(ErrorReason.RequestIdReused, "The request_id was used with another request within 24 hours.");
    }

    // Hashed: an owner's name may be long, and may hold what a key may not.
    private static string KeyOf(string requestId, string owner) =>
        $"interview-request/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)))}/{requestId}";
}
