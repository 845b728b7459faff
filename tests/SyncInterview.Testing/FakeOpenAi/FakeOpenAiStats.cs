namespace SyncInterview.Testing.FakeOpenAi;

/// <summary>Counts of the fake endpoint; also served as JSON at <c>/stats</c>.</summary>
/// <param name="Requests">Requests received.</param>
/// <param name="Completed">Requests answered to the end of their script.</param>
/// <param name="Aborted">Requests the client gave up.</param>
/// <param name="Active">Requests being answered now.</param>
/// <param name="TokensSent">Tokens sent over all requests.</param>
public sealed record FakeOpenAiStats(long Requests, long Completed, long Aborted, long Active, long TokensSent);
