namespace SyncInterview.Bench.Measuring;

/// <summary>One figure over the repeats of a run.</summary>
/// <param name="Median">The middle repeat; the mean of the two middle ones where they are even in number.</param>
/// <param name="Least">The best repeat.</param>
/// <param name="Most">The worst repeat.</param>
internal sealed record Spread(double Median, double Least, double Most)
{
    /// <summary>Of one value a repeat; null where there are none.</summary>
    public static Spread? Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
            return null;
        var middle = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return new(Math.Round(middle, 3), Math.Round(sorted[0], 3), Math.Round(sorted[^1], 3));
    }
}
