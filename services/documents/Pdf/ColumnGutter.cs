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

    // Real pages have a handful of left edges; this bounds the work on pages made to have thousands.
    private const int MostEdges = 24;

    /// <summary>Finds the gutter that splits the most lines; null when the fragments stand in one column.</summary>
    public static ColumnGutter? Find(List<Fragment> fragments)
    {
        var ordered = fragments.OrderBy(f => f.Middle).ToList();
        ColumnGutter? best = null;
        var bestScore = FewestRows - 1;
        foreach (var x in LeftEdges(ordered))
        {
            foreach (var (gutter, band) in BandsWithoutCrossing(ordered, x))
            {
                if (band.Count > 2 * bestScore && Score(x, band) is var score && score > bestScore)
                    (best, bestScore) = (gutter, score);
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

    /// <summary>Lines of the shorter side; 0 when the sides are no columns.</summary>
    private static int Score(double x, List<Fragment> band)
    {
        var left = band.FindAll(f => f.X0 < x);
        var right = band.FindAll(f => f.X0 >= x);
        var rows = Math.Min(CountRows(left), CountRows(right));
        return rows >= FewestRows
            && x - left.Max(f => f.X1) >= NarrowestCorridor
            && ColumnTest.BeginsAt(x, right)
            && ColumnTest.AreColumns(left, right)
            ? rows
            : 0;
    }

    /// <summary>The left edges that most lines share, at least two each: a column begins at one of them.</summary>
    private static List<double> LeftEdges(List<Fragment> fragments)
    {
        var edges = new List<(double X, int Lines)>();
        foreach (var x in fragments.Select(f => f.X0).Order())
        {
            if (edges.Count > 0 && x - edges[^1].X <= SameEdge)
                edges[^1] = edges[^1] with { Lines = edges[^1].Lines + 1 };
            else
                edges.Add((x, 1));
        }

        return [.. edges.Where(edge => edge.Lines >= 2).OrderByDescending(edge => edge.Lines).Take(MostEdges).Select(edge => edge.X - 0.1)];
    }

    /// <summary>The stretches between the lines that run across <paramref name="x"/>, each with its fragments.</summary>
    private static IEnumerable<(ColumnGutter Gutter, List<Fragment> Band)> BandsWithoutCrossing(List<Fragment> ordered, double x)
    {
        var top = double.NegativeInfinity;
        var band = new List<Fragment>();
        foreach (var fragment in ordered)
        {
            if (fragment.X0 >= x || fragment.X1 <= x)
            {
                if (fragment.Middle > top)
                    band.Add(fragment);
                continue;
            }

            yield return (new ColumnGutter(x, top, fragment.Middle), band.FindAll(f => f.Middle < fragment.Middle));
            (top, band) = (fragment.Middle, []);
        }

        yield return (new ColumnGutter(x, top, double.PositiveInfinity), band);
    }
}
