using System.Globalization;
using System.Net;
using System.Text;

namespace SyncInterview.Documents.Pdf;

/// <summary>Reads the output of <c>pdftotext -bbox</c>. Line by line and not as XML: it may hold characters that XML forbids.</summary>
internal static class WordBoxes
{
    // A page of a hundred thousand words is no page; the limit on characters answers for the document.
    private const int MaxWordLength = 2_000;

    /// <summary>The pages, in order. What is no page and no word is passed over.</summary>
    public static List<PdfPage> Read(ReadOnlySpan<byte> output)
    {
        var pages = new List<PdfPage>();
        var words = new List<PdfWord>();
        foreach (var line in Encoding.UTF8.GetString(output).AsSpan().EnumerateLines())
        {
            var element = line.TrimStart();
            if (element.StartsWith("<page "))
            {
                words = [];
                pages.Add(new PdfPage(Attribute(element, "width=\""), Attribute(element, "height=\""), words));
            }
            else if (element.StartsWith("<word ") && ReadWord(element) is { } word)
            {
                words.Add(word);
            }
        }

        return pages;
    }

    private static PdfWord? ReadWord(ReadOnlySpan<char> element)
    {
        var start = element.IndexOf('>') + 1;
        var end = element.LastIndexOf("</word>");
        if (start <= 0 || end <= start || end - start > MaxWordLength)
            return null;
        var word = new PdfWord(
            Attribute(element, "xMin=\""),
            Attribute(element, "yMin=\""),
            Attribute(element, "xMax=\""),
            Attribute(element, "yMax=\""),
            WebUtility.HtmlDecode(element[start..end].ToString()));
        return double.IsFinite(word.X0 + word.X1 + word.Y0 + word.Y1) && word.X1 >= word.X0 && word.Y1 >= word.Y0 ? word : null;
    }

    private static double Attribute(ReadOnlySpan<char> element, string name)
    {
        var at = element.IndexOf(name);
        if (at < 0)
            return double.NaN;
        var value = element[(at + name.Length)..];
        var quote = value.IndexOf('"');
        return quote >= 0 && double.TryParse(value[..quote], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.NaN;
    }
}
