namespace SyncInterview.Bench.Engine.Strategy;

/// <summary>All strategies on the same answers.</summary>
/// <param name="Seed">What everything was drawn from.</param>
/// <param name="ChunkEveryMilliseconds">Time between two chunks.</param>
/// <param name="FirstSentenceP50">Median of the main model's time to its first sentence, in milliseconds.</param>
/// <param name="FirstSentenceP99">Its 99th percentile.</param>
/// <param name="MeanSpeechSeconds">Mean length of an answer.</param>
/// <param name="FinalConfirms">Share of answers whose last final says what the chunk before it said, but for case and punctuation.</param>
/// <param name="Resumed">Share of answers that go on after a final.</param>
/// <param name="Scores">How each did; the last is what the others are compared with.</param>
internal sealed record Round(
    long Seed,
    double ChunkEveryMilliseconds,
    double FirstSentenceP50,
    double FirstSentenceP99,
    double MeanSpeechSeconds,
    double FinalConfirms,
    double Resumed,
    IReadOnlyList<Score> Scores);
