namespace SyncInterview.Bench.Engine.Simulation;

/// <summary>How fast the simulated models are.</summary>
internal sealed record ModelPace
{
    /// <summary>Main model: from the call to the first sentence.</summary>
    public Lognormal FirstSentence { get; init; } = new(TimeSpan.FromMilliseconds(1_200), TimeSpan.FromSeconds(6));

    /// <summary>Mini-model: from the call to the whole of its short answer.</summary>
    public Lognormal Mini { get; init; } = new(TimeSpan.FromMilliseconds(350), TimeSpan.FromMilliseconds(1_500));

    /// <summary>Main model: tokens a second after the first sentence.</summary>
    public int TokensPerSecond { get; init; } = 60;
}
