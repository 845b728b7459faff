namespace SyncInterview.Bench.Measuring;

/// <summary>A distribution measured in several repeats, in milliseconds.</summary>
/// <param name="Samples">Samples over all repeats.</param>
/// <param name="P50">Median of each repeat.</param>
/// <param name="P99">99th percentile of each repeat.</param>
/// <param name="Pooled">Percentiles of all samples together.</param>
internal sealed record Figure(int Samples, Spread P50, Spread P99, Percentiles Pooled)
{
    /// <summary>Of the samples of each repeat; null where there are none at all.</summary>
    public static Figure? Of(IEnumerable<IReadOnlyCollection<double>> repeats)
    {
        var filled = repeats.Where(samples => samples.Count > 0).ToList();
        var each = filled.Select(samples => Percentiles.Of(samples)!).ToList();
        return each.Count == 0
            ? null
            : new(
                filled.Sum(samples => samples.Count),
                Spread.Of(each.Select(p => p.P50))!,
                Spread.Of(each.Select(p => p.P99))!,
                Percentiles.Of(filled.SelectMany(samples => samples))!);
    }
}
