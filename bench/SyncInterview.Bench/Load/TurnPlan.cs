using SyncInterview.Bench.Pacing;

namespace SyncInterview.Bench.Load;

/// <summary>One turn of a candidate, planned before it begins: moments do not shift when the system is late, so lateness is measured.</summary>
/// <param name="Kind">What it is there to show.</param>
/// <param name="Tempo">How the model is to answer.</param>
/// <param name="Chunks">What is sent while speaking.</param>
/// <param name="FinalAt">When `final` is sent; null for speech that the window's end cuts off.</param>
internal sealed record TurnPlan(TurnKind Kind, Tempo Tempo, IReadOnlyList<PlannedChunk> Chunks, long? FinalAt);
