using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Announcements;
using SyncInterview.Interviews.Journal;
using SyncInterview.Interviews.Records;
using SyncInterview.Llm.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>Brings a session into memory from its record and its log.</summary>
internal sealed class SessionLoader(
    InterviewRecords records,
    IEventLog log,
    IEventBus bus,
    LiveSessionIndex live,
    LlmService.LlmServiceClient llm,
    InternalIdentity identity,
    IOptions<InterviewOptions> options,
    TimeProvider time,
    InterviewTelemetry telemetry,
    ILogger<SessionActor> logger)
{
    /// <summary>A session that is ready to run; null when there is no such interview.</summary>
    public async Task<SessionActor?> LoadAsync(string interviewId, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(interviewId, cancellationToken) is not { } record)
            return null;
        var replay = await SessionReplay.ReadAsync(log, interviewId, cancellationToken);
        if (replay.NextOffset == 0)
            return null; // Its creation did not get so far.
        var wasUnderWay = replay.State.Ended
            ? await live.ContainsAsync(interviewId, cancellationToken)
            : await live.AddAsync(interviewId, cancellationToken);
        var announcer = new Announcer(interviewId, record, records, bus, time, logger);
        // A process that died may have owed announcements. Their ids make saying them again harmless.
        foreach (var (effect, after) in wasUnderWay ? replay.Announcements : [])
            announcer.Announce(effect, after, default);
        var parts = new SessionParts(interviewId, record, llm, identity, announcer, options.Value, time, telemetry, logger);
        return new SessionActor(parts, new SessionLog(log, interviewId, replay.NextOffset, replay.Epoch + 1, replay.Index), replay);
    }
}
