namespace SyncInterview.Interviews.Engine;

/// <summary>What an event led to.</summary>
/// <param name="State">The session afterwards.</param>
/// <param name="Effects">What the shell must do, in order.</param>
public readonly record struct Step(SessionState State, IReadOnlyList<Effect> Effects);
