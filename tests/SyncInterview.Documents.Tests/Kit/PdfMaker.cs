using System.Globalization;
using System.Text;

namespace SyncInterview.Documents.Tests.Kit;

/// <summary>Writes small PDFs by hand: pages of text at given places, in Helvetica, whose widths poppler knows by itself.</summary>
internal sealed class PdfMaker
{
    private readonly List<StringBuilder> _pages = [];
    private string _trailer = string.Empty;
    private string _pageBoxes = string.Empty;

    public PdfMaker Page()
    {
        _pages.Add(new StringBuilder());
        return this;
    }

    /// <summary>Places text; <paramref name="top"/> counts in points from the upper edge of an A4 page.</summary>
    public PdfMaker Text(double x, double top, string text, double size = 10, bool bold = false)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(
            ")", "\\)", StringComparison.Ordinal);
        _pages[^1].Append(CultureInfo.InvariantCulture, $"BT /{(bold ? "F2" : "F1")} {size} Tf {x} {842 - top} Td ({escaped}) Tj ET\n");
        return this;
    }

    /// <summary>Places lines below each other and returns where the next would stand.</summary>
    public double Lines(double x, double top, double pitch, params string[] lines)
    {
        foreach (var line in lines)
        {
            Text(x, top, line);
            top += pitch;
        }

        return top;
    }

    /// <summary>Adds raw drawing operators to the page.</summary>
    public PdfMaker Draw(string operators)
    {
        _pages[^1].Append(operators).Append('\n');
        return this;
    }

    /// <summary>Covers the page with a picture.</summary>
    public PdfMaker Picture() => Draw("q 595 0 0 842 0 0 cm /Im1 Do Q");

    /// <summary>Gives all pages boxes of their own, for example <c>/CropBox [0 0 300 842]</c>.</summary>
    public PdfMaker Boxes(string boxes)
    {
        _pageBoxes = boxes;
        return this;
    }

    /// <summary>Demands a password that nobody has.</summary>
    public PdfMaker Protect()
    {
        var secret = string.Concat(Enumerable.Repeat("A5", 32));
        const string id = "<00112233445566778899AABBCCDDEEFF>";
        _trailer = $"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <{secret}> /U <{secret}> >> /ID [{id}{id}]";
        return this;
    }

    public byte[] Build()
    {
        var objects = new List<string>();
        var pageIds = Enumerable.Range(0, _pages.Count).Select(i => 6 + (2 * i)).ToList();
        objects.Add("<< /Type /Catalog /Pages 2 0 R >>");
        objects.Add($"<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', pageIds.Select(id => $"{id} 0 R"))}] >>");
        objects.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        objects.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
        objects.Add(
            "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1"
            + " >>\nstream\nx\nendstream");
        foreach (var (content, id) in _pages.Zip(pageIds))
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {_pageBoxes} /Contents {id + 1} 0 R "
                + "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im1 5 0 R >> >> >>");
            objects.Add($"<< /Length {Encoding.Latin1.GetByteCount(content.ToString())} >>\nstream\n{content}\nendstream");
        }

        return Assemble(objects);
    }

    private byte[] Assemble(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var xref = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Append(
            CultureInfo.InvariantCulture, $"trailer << /Size {objects.Count + 1} /Root 1 0 R {_trailer} >>\nstartxref\n{xref}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
