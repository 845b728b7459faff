namespace SyncInterview.Bench.Load;

/// <summary>A chunk to be sent.</summary>
/// <param name="At">When, by the monotonic clock.</param>
/// <param name="Words">How many words of the speech it holds.</param>
internal readonly record struct PlannedChunk(long At, int Words);
