namespace SyncInterview.Analysis.Matching;

/// <summary>A stretch of months, both ends included.</summary>
internal readonly record struct MonthRange(Month First, Month Last)
{
    /// <summary>Months covered by the ranges together; where they overlap a month counts once.</summary>
    public static int Union(IEnumerable<MonthRange> ranges)
    {
        var months = 0;
        var covered = int.MinValue;
        foreach (var range in ranges.OrderBy(range => range.First.Index))
        {
            var first = Math.Max(range.First.Index, covered + 1);
            if (range.Last.Index < first)
                continue;
            months += range.Last.Index - first + 1;
            covered = range.Last.Index;
        }

        return months;
    }
}
