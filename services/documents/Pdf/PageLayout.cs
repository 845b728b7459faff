namespace SyncInterview.Documents.Pdf;

/// <summary>Orders the text of a page as a person reads it: bands from top to bottom, in a band its columns from left to right.</summary>
internal static class PageLayout
{
    // Columns within columns within columns: real pages stop at two.
    private const int DeepestSplit = 6;

    /// <summary>The regions of a page in reading order, each with its lines.</summary>
    public static List<List<PdfLine>> Read(PdfPage page)
    {
        var regions = new List<List<PdfLine>>();
        Split(Fragment.Join(page.Words), DeepestSplit, regions);
        return regions;
    }

    private static void Split(List<Fragment> fragments, int depth, List<List<PdfLine>> regions)
    {
        if (fragments.Count == 0)
            return;
        if (depth == 0 || ColumnGutter.Find(fragments) is not { } gutter)
        {
            regions.Add(PdfLine.FromFragments(fragments));
            return;
        }

        var band = fragments.FindAll(f => f.Middle > gutter.Top && f.Middle < gutter.Bottom);
        Split(fragments.FindAll(f => f.Middle <= gutter.Top), depth - 1, regions);
        Split(band.FindAll(f => f.X0 < gutter.X), depth - 1, regions);
        Split(band.FindAll(f => f.X0 >= gutter.X), depth - 1, regions);
        Split(fragments.FindAll(f => f.Middle >= gutter.Bottom), depth - 1, regions);
    }
}
