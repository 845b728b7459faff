using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>
/// How a stream starts. Messages after <paramref name="ReplayThrough"/> are in the subscriber's outbox already, so that nothing is
/// missed and nothing comes twice.
/// </summary>
/// <param name="Welcome">The <c>attached</c> message.</param>
/// <param name="ReplayThrough">Last durable sequence that is taken from the log.</param>
/// <param name="ReplayFromOffset">Offset of the log at which to begin to read.</param>
/// <param name="Unfinished">Text so far of a reply that is being streamed; null when there is none.</param>
internal sealed record Attachment(ServerMessage Welcome, long ReplayThrough, long ReplayFromOffset, ServerMessage? Unfinished);
