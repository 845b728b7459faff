namespace SyncInterview.Documents.Pdf;

/// <summary>A word and its box on the page, in points from the top left corner.</summary>
internal sealed record PdfWord(double X0, double Y0, double X1, double Y1, string Text)
{
    /// <summary>Height of the box: ascent to descent of the font, about 1.3 times its size.</summary>
    public double Height => Y1 - Y0;

    /// <summary>Share of the lower of two words' heights in which they overlap vertically.</summary>
    public double OverlapWith(PdfWord other)
    {
        var overlap = Math.Min(Y1, other.Y1) - Math.Max(Y0, other.Y0);
        return overlap / Math.Max(Math.Min(Height, other.Height), 0.1);
    }
}
