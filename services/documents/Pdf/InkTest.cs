namespace SyncInterview.Documents.Pdf;

/// <summary>
/// Tells by the picture of a page which of its words leave ink. A word of the paper's colour, one drawn invisibly or one covered by
/// something does not; pale grey does. What it cannot see: hidden words laid over a picture or over other words.
/// </summary>
internal sealed class InkTest(PdfPage page, PageImage image)
{
    // Differences of brightness below this are none to the eye; grey of #E0E0E0 on white makes about 15 at this size.
    private const int LeastContrast = 6;

    // Ascenders and descenders of neighbouring lines reach into a box; its middle belongs to the word alone.
    private const double Inset = 0.18;

    /// <summary>For each word of the page, whether it leaves ink. Punctuation, too thin to tell, goes with the word before.</summary>
    public bool[] Judge()
    {
        var verdicts = new bool[page.Words.Count];
        var last = true;
        for (var i = 0; i < verdicts.Length; i++)
        {
            var word = page.Words[i];
            if (word.Text.Any(char.IsLetterOrDigit))
                last = Contrast(word) >= LeastContrast;
            verdicts[i] = last;
        }

        return verdicts;
    }

    private int Contrast(PdfWord word)
    {
        var (scaleX, scaleY) = (image.Width / page.Width, image.Height / page.Height);
        var left = Math.Clamp((int)(word.X0 * scaleX), 0, image.Width - 1);
        var right = Math.Clamp((int)Math.Ceiling(word.X1 * scaleX), left + 1, image.Width);
        var top = Math.Clamp((int)((word.Y0 + (Inset * word.Height)) * scaleY), 0, image.Height - 1);
        var bottom = Math.Clamp((int)Math.Ceiling((word.Y1 - (Inset * word.Height)) * scaleY), top + 1, image.Height);
        var pixels = image.Pixels.Span;
        int darkest = 255, lightest = 0;
        for (var y = top; y < bottom; y++)
        {
            foreach (var pixel in pixels.Slice((y * image.Width) + left, right - left))
            {
                darkest = Math.Min(darkest, pixel);
                lightest = Math.Max(lightest, pixel);
            }
        }

        return lightest - darkest;
    }
}
