namespace SyncInterview.Llm;

/// <summary>A reply and the question after it; either may be empty.</summary>
internal sealed record SpokenReply(string Reply, string Question);
