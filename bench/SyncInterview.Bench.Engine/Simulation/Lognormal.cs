namespace SyncInterview.Bench.Engine.Simulation;

/// <summary>How long something takes whose logarithm is normal: most often about the median, now and then far more.</summary>
/// <param name="Median">Half of all draws are below.</param>
/// <param name="P99">One draw in a hundred is above.</param>
internal readonly record struct Lognormal(TimeSpan Median, TimeSpan P99)
{
    private const double NinetyNinthQuantile = 2.3263478740408408;

    /// <summary>Draws one duration.</summary>
    public TimeSpan Draw(Random random) => Median * Math.Exp(Math.Log(P99 / Median) / NinetyNinthQuantile * Gaussian(random));

    // Box and Muller's transform.
    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
