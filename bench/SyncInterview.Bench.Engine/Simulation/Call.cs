using SyncInterview.Interviews.Engine;

namespace SyncInterview.Bench.Engine.Simulation;

/// <summary>A call to a model.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Key">Turn it belongs to.</param>
/// <param name="InputTokens">Estimated tokens of its prompt.</param>
/// <param name="OutputTokens">Estimated tokens of its answer.</param>
internal sealed record Call(CallPurpose Purpose, TurnKey Key, int InputTokens, int OutputTokens);
