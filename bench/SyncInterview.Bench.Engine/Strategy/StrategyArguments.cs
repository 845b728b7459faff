using SyncInterview.Bench.Engine.Simulation;
using SyncInterview.Interviews.Engine;

namespace SyncInterview.Bench.Engine.Strategy;

/// <summary>What is to be compared.</summary>
/// <param name="Answers">Answers that are given to each strategy.</param>
/// <param name="Seed">What everything is drawn from.</param>
/// <param name="ChunkEvery">Times between two chunks; each makes a round.</param>
/// <param name="FirstSentence">The main model's time to its first sentence.</param>
/// <param name="Options">The product's options, some of them changed perhaps.</param>
/// <param name="AsJson">Whether JSON is printed.</param>
internal sealed record StrategyArguments(
    int Answers,
    long Seed,
    IReadOnlyList<TimeSpan> ChunkEvery,
    Lognormal FirstSentence,
    TurnOptions Options,
    bool AsJson);
