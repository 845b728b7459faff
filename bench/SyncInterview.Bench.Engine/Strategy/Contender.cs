using SyncInterview.Interviews.Engine;

namespace SyncInterview.Bench.Engine.Strategy;

/// <summary>A strategy that is compared with others.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Options">How it holds the conversation.</param>
internal sealed record Contender(string Name, TurnOptions Options);
