namespace SyncInterview.Bench.Engine.Strategy;

/// <summary>How durations are spread, in milliseconds.</summary>
/// <param name="P50">Half are shorter.</param>
/// <param name="P90">Nine in ten are shorter.</param>
/// <param name="P99">Ninety-nine in a hundred are shorter.</param>
/// <param name="Max">The longest.</param>
internal sealed record Spread(double P50, double P90, double P99, double Max)
{
    /// <summary>Works it out.</summary>
    public static Spread Of(List<TimeSpan> durations)
    {
        durations.Sort();
        return new(At(0.5), At(0.9), At(0.99), At(1));

        double At(double share) =>
            durations.Count == 0 ? 0 : Math.Round(durations[(int)Math.Ceiling(share * durations.Count) - 1].TotalMilliseconds);
    }
}
