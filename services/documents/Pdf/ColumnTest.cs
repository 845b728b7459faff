using SyncInterview.Documents.Structure;

namespace SyncInterview.Documents.Pdf;

/// <summary>
/// Tells two columns, each read to its end, from one text whose lines merely have a gap: dates and places at the right margin,
/// labels at the left one, rows of a table.
/// </summary>
internal static class ColumnTest
{
    private const double NearlyAll = 0.85;
    private const double SameEdge = 3;
    private const int LongestLabel = 3;
    private const double LargestIndent = 40;
    private const double MostLines = 0.55;

    /// <summary>Whether both sides are columns: each has titles of sections, or neither is a rail.</summary>
    public static bool AreColumns(List<Fragment> left, List<Fragment> right)
    {
        if (left.Count == 0 || right.Count == 0)
            return false;
        return (left.Exists(IsSectionTitle) && right.Exists(IsSectionTitle))
            || (!IsRail(right, left) && !IsDateRail(left, right) && !IsLabelRail(left, right));
    }

    /// <summary>Whether most of a side begins at an edge or is indented from it a little, as the lines of a column do.</summary>
    public static bool BeginsAt(double edge, List<Fragment> side) => ShareOf(side, f => f.X0 - edge <= LargestIndent) >= MostLines;

    /// <summary>
    /// A rail at the right margin: each piece ends a line of the other side, and they are dates and places or flush right.
    /// </summary>
    private static bool IsRail(List<Fragment> side, List<Fragment> other)
    {
        if (ShareAligned(side, other) < NearlyAll)
            return false;
        return ShareOf(side, IsDate) >= 0.3 || (IsFlushRight(side) && AverageWords(side) <= LongestLabel)
            || ColumnGutter.CountRows(side) * 3 < ColumnGutter.CountRows(other);
    }

    /// <summary>Dates at the left margin, each beside the entry it dates.</summary>
    private static bool IsDateRail(List<Fragment> side, List<Fragment> other) =>
        ShareOf(side, IsDate) >= 0.5 && ShareAligned(side, other) >= NearlyAll;

    /// <summary>Labels at the left margin: sparse, or one for each line as in a table.</summary>
    private static bool IsLabelRail(List<Fragment> side, List<Fragment> other)
    {
        if (AverageWords(side) > LongestLabel || ShareAligned(side, other) < NearlyAll)
            return false;
        return ShareAligned(other, side) >= NearlyAll || ColumnGutter.CountRows(side) * 2 < ColumnGutter.CountRows(other);
    }

    private static double ShareOf(List<Fragment> side, Func<Fragment, bool> property) => (double)side.Count(property) / side.Count;

    private static double ShareAligned(List<Fragment> side, List<Fragment> other) =>
        ShareOf(side, f => other.Exists(o => Math.Abs(o.Y1 - f.Y1) < 0.25 * f.Size));

    private static double AverageWords(List<Fragment> side) => side.Average(f => f.Words.Count);

    private static bool IsFlushRight(List<Fragment> side)
    {
        var margin = side.Max(f => f.X1);
        var edge = side.Min(f => f.X0);
        return ShareOf(side, f => margin - f.X1 <= SameEdge) >= 0.7 && ShareOf(side, f => f.X0 - edge <= SameEdge) < 0.6;
    }

    private static bool IsSectionTitle(Fragment fragment) => SectionVocabulary.Resume.KindOf(fragment.Text) is not null;

    private static bool IsDate(Fragment fragment) => DateText.IsDate(fragment.Text);
}
