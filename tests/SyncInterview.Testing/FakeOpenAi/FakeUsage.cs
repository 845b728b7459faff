namespace SyncInterview.Testing.FakeOpenAi;

/// <summary>What the fake endpoint says an answer cost. Streamed answers state it when the request asks for it.</summary>
public sealed record FakeUsage(int InputTokens, int CachedInputTokens, int OutputTokens);
