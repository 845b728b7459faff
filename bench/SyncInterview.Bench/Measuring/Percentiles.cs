namespace SyncInterview.Bench.Measuring;

/// <summary>Percentiles of a set of samples, each the sample of that rank.</summary>
/// <param name="P50">Median.</param>
/// <param name="P90">90th percentile.</param>
/// <param name="P99">99th percentile; of fewer than 100 samples it is the largest.</param>
/// <param name="Max">The largest.</param>
internal sealed record Percentiles(double P50, double P90, double P99, double Max)
{
    /// <summary>Of samples; null where there are none.</summary>
    public static Percentiles? Of(IEnumerable<double> samples)
    {
        var sorted = samples.Order().ToArray();
        return sorted.Length == 0 ? null : new(At(sorted, 0.5), At(sorted, 0.9), At(sorted, 0.99), Round(sorted[^1]));
    }

    private static double At(double[] sorted, double share) => Round(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)]);

    private static double Round(double value) => Math.Round(value, 3);
}
