namespace SyncInterview.Documents.Pdf;

/// <summary>A band of a page in which text stands in two columns, and the white corridor between them.</summary>
/// <param name="X">Left edge of the right column.</param>
/// <param name="Top">Upper edge of the band.</param>
/// <param name="Bottom">Lower edge of the band.</param>
internal sealed record ColumnGutter(double X, double Top, double Bottom)
{
    private const int FewestRows = 4;
    private const double NarrowestCorridor = 7;
    private const double SameEdge = 3;

    /// <summary>Finds the gutter that splits the most lines; null when the fragments stand in one column.</summary>
    public static ColumnGutter? Find(IReadOnlyList<Fragment> fragments)
    {
        ColumnGutter? best = null;
        var bestScore = 0;
        foreach (var x in CandidateEdges(fragments))
        {
            foreach (var (top, bottom) in BandsWithoutCrossing(fragments, x))
            {
                var band = fragments.Where(f => f.Middle > top && f.Middle < bottom).ToList();
                var left = band.FindAll(f => f.X0 < x);
                var right = band.FindAll(f => f.X0 >= x);
                var score = Math.Min(CountRows(left), CountRows(right));
                if (score >= FewestRows
                    && score > bestScore
                    && x - left.Max(f => f.X1) >= NarrowestCorridor
                    && ColumnTest.BeginsAt(x, right)
                    && ColumnTest.AreColumns(left, right))
                    (best, bestScore) = (new ColumnGutter(x, top, bottom), score);
            }
        }

        return best;
    }

    /// <summary>Lines with letters; pieces of one line count once.</summary>
    public static int CountRows(List<Fragment> side)
    {
        var rows = 0;
        Fragment? last = null;
        foreach (var fragment in side.Where(f => f.HasLetters).OrderBy(f => f.Middle))
        {
            if (last is null || !last.SharesLineWith(fragment))
                rows++;
            last = fragment;
        }

        return rows;
    }

    /// <summary>Left edges that at least two lines share: a column begins at one of them.</summary>
    private static IEnumerable<double> CandidateEdges(IReadOnlyList<Fragment> fragments)
    {
        var edges = fragments.Select(f => f.X0).Order().ToList();
        for (var i = 0; i < edges.Count; i++)
        {
            var first = edges[i];
            var count = 1;
            while (i + 1 < edges.Count && edges[i + 1] - first <= SameEdge)
            {
                i++;
                count++;
            }

            if (count >= 2)
                yield return first - 0.1;
        }
    }

    /// <summary>The stretches between the lines that run across <paramref name="x"/>.</summary>
    private static IEnumerable<(double Top, double Bottom)> BandsWithoutCrossing(IReadOnlyList<Fragment> fragments, double x)
    {
        var top = double.NegativeInfinity;
        foreach (var crossing in fragments.Where(f => f.X0 < x && f.X1 > x).OrderBy(f => f.Y0))
        {
            if (crossing.Middle > top)
                yield return (top, crossing.Middle);
            top = Math.Max(top, crossing.Middle);
        }

        yield return (top, double.PositiveInfinity);
    }
}
