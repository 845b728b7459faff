using SyncInterview.Hosting;
using SyncInterview.Interviews.Announcements;
using SyncInterview.Interviews.Ownership;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Llm.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>What a live session works with.</summary>
/// <param name="InterviewId">Id of the interview, without <c>interviews/</c>.</param>
/// <param name="Record">The interview as it is kept.</param>
/// <param name="Claim">The claim under which it is held.</param>
/// <param name="Llm">The llm service.</param>
/// <param name="Identity">Signs calls of other services.</param>
/// <param name="Announcer">Publishes what others must know.</param>
/// <param name="Options">Options of the service.</param>
/// <param name="Time">Time.</param>
/// <param name="Telemetry">Metrics.</param>
/// <param name="Logger">Names and ids only; never what was said.</param>
internal sealed record SessionParts(
    string InterviewId,
    InterviewRecord Record,
    OwnerClaim Claim,
    LlmService.LlmServiceClient Llm,
    InternalIdentity Identity,
    Announcer Announcer,
    InterviewOptions Options,
    TimeProvider Time,
    InterviewTelemetry Telemetry,
    ILogger Logger);
