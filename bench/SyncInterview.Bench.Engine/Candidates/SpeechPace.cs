using SyncInterview.Bench.Engine.Simulation;

namespace SyncInterview.Bench.Engine.Candidates;

/// <summary>How candidates speak, and how their clients listen.</summary>
internal sealed record SpeechPace
{
    /// <summary>Length of an answer.</summary>
    public Lognormal Length { get; init; } = new(TimeSpan.FromSeconds(75), TimeSpan.FromSeconds(240));

    /// <summary>Time a word takes.</summary>
    public TimeSpan Word { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Shortest pause between sentences.</summary>
    public TimeSpan ShortestPause { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Longest pause between sentences.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMilliseconds(1200);

    /// <summary>Share of words after which the candidate thinks for 1.5 to 4 s.</summary>
    public double ThinkingRate { get; init; } = 0.01;

    /// <summary>Share of words that are a hesitation.</summary>
    public double HesitationRate { get; init; } = 0.03;

    /// <summary>Time between two chunks.</summary>
    public TimeSpan ChunkEvery { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>From a word's end to its being in a transcript.</summary>
    public TimeSpan RecogniserLag { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>From a sentence's end to its full stop being in a transcript.</summary>
    public TimeSpan PunctuationLag { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Silence after which the client calls an utterance final.</summary>
    public TimeSpan Endpointing { get; init; } = TimeSpan.FromMilliseconds(700);

    /// <summary>Share of longer silences within an answer that are taken for its end.</summary>
    public double FalseEnds { get; init; } = 0.03;

    /// <summary>Share of finals that say what was heard before, but for case and punctuation.</summary>
    public double FinalConfirms { get; init; } = 0.75;

    /// <summary>Share of chunks whose newest word is misheard and put right in the next one.</summary>
    public double Mishearing { get; init; } = 0.08;
}
