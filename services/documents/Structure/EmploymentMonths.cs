using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Structure;

/// <summary>Counts months of employment as the union of all ranges: two jobs at a time count once.</summary>
internal static class EmploymentMonths
{
    // Nobody works longer; what does is a misread date.
    private const int MostMonths = 70 * 12;

    /// <summary>
    /// Counts until the month of <paramref name="now"/>, included. A month at an end counts whole; of a year without month
    /// nothing is assumed: "2019 – 2021" is two years, and one year alone counts none.
    /// </summary>
    public static int Count(IEnumerable<Work> employments, DateTimeOffset now)
    {
        var end = 0;
        var total = 0;
        foreach (var (from, to) in employments.Select(work => RangeOf(work, now)).OfType<(int From, int To)>().Order())
        {
            total += Math.Max(0, to - Math.Max(from, end));
            end = Math.Max(end, to);
        }

        return total;
    }

    private static (int From, int To)? RangeOf(Work work, DateTimeOffset now)
    {
        var afterNow = (now.Year * 12) + now.Month;
        if (work.StartDate is null || DateText.Parse(work.StartDate.Value) is not { } start)
            return null;
        int to;
        if (work.Current)
            to = afterNow;
        else if (work.EndDate is not null && DateText.Parse(work.EndDate.Value) is { } last)
            to = Math.Min(afterNow, last.FirstMonth + (last.Month == 0 ? 0 : 1));
        else
            return null;
        return to > start.FirstMonth && to - start.FirstMonth <= MostMonths ? (start.FirstMonth, to) : null;
    }
}
