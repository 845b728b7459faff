using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Access;
using SyncInterview.Interviews.Journal;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Reading;

/// <summary>Replays the log of an owner's interview.</summary>
internal sealed class InterviewReplay(InterviewAccess access, IEventLog log)
{
    /// <summary>Compares the log, as far as it goes now, with what its events lead to.</summary>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT or NOT_FOUND.</exception>
    public async Task<ReplayInterviewResponse> RunAsync(string name, string owner, CancellationToken cancellationToken)
    {
        var id = await access.IdAsync("name", name, owner, cancellationToken);
        return await ReplayCheck.RunAsync(log.ReadAsync(SessionLog.StreamOf(id), 0, cancellationToken), cancellationToken);
    }
}
