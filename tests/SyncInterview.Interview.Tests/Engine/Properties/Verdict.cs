namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>What came of an invariant over many conversations.</summary>
/// <param name="Cases">Conversations.</param>
/// <param name="Seen">Things in them that it looked at.</param>
/// <param name="Broken">Seed of the first conversation that breaks it; null: none does.</param>
internal sealed record Verdict(int Cases, long Seen, int? Broken);
