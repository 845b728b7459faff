using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Announcements;
using SyncInterview.Interviews.Journal;
using SyncInterview.Interviews.Ownership;
using SyncInterview.Interviews.Records;
using SyncInterview.Llm.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>Brings a session into memory from its record and its log.</summary>
internal sealed class SessionLoader(
    InterviewRecords records,
    IEventLog log,
    IEventBus bus,
    SessionOwnership ownership,
    LlmService.LlmServiceClient llm,
    InternalIdentity identity,
    IOptions<InterviewOptions> options,
    TimeProvider time,
    InterviewTelemetry telemetry,
    ILogger<SessionActor> logger)
{
    /// <summary>A session that is ready to run; null when there is no such interview.</summary>
    /// <exception cref="NotOwnerException">Another instance holds it.</exception>
    public async Task<SessionActor?> LoadAsync(string interviewId, Tenure tenure, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(interviewId, cancellationToken) is not { } record)
            return null;
        var standing = await FindAsync(interviewId, tenure, cancellationToken);
        var replay = await SessionReplay.ReadAsync(log, interviewId, cancellationToken);
        if (replay.NextOffset == 0)
            return null; // Its creation did not get so far.
        var claim = await ClaimAsync(interviewId, standing, replay, tenure, cancellationToken);
        var announcer = new Announcer(interviewId, record, records, bus, time, logger);
        // An owner that did not let go in order may have owed announcements. Their ids make saying them again harmless.
        foreach (var (effect, after) in standing.Owner is not null ? replay.Announcements : [])
            announcer.Announce(effect, after, default);
        var parts = new SessionParts(interviewId, record, claim, llm, identity, announcer, options.Value, time, telemetry, logger);
        return new SessionActor(parts, new SessionLog(log, interviewId, replay.NextOffset, claim.Epoch, replay.Index), replay);
    }

    private async Task<Standing> FindAsync(string interviewId, Tenure tenure, CancellationToken cancellationToken)
    {
        var standing = await ownership.FindAsync(interviewId, tenure, cancellationToken);
        return standing.Holder == Holder.Another ? throw new NotOwnerException(standing.Owner!.Incarnation.Instance) : standing;
    }

    // Noted before it is claimed, so that a claim is never without a note that leads to it when this process is gone.
    private async Task<OwnerClaim> ClaimAsync(
        string interviewId, Standing standing, SessionReplay replay, Tenure tenure, CancellationToken cancellationToken)
    {
        if (!replay.State.Ended || standing.Owner is not null)
            await tenure.Sessions.AddAsync(interviewId, cancellationToken);
        if (await ownership.ClaimAsync(interviewId, standing, replay.Epoch, tenure, cancellationToken) is { } claim)
            return claim;
        await tenure.Sessions.RemoveAsync(interviewId, cancellationToken);
        await FindAsync(interviewId, tenure, cancellationToken);
        throw RpcErrors.Unavailable(ErrorReason.Unavailable, "The interview is just changing hands.", TimeSpan.FromSeconds(1));
    }
}
