using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SyncInterview.Documents.Docx;

/// <summary>Reads run and paragraph properties into a <see cref="DocxFormat"/>, by element name, so that no odd value throws.</summary>
internal static class DocxFormatReader
{
    // From here up every component of a colour is so light that letters vanish on paper.
    private const int LightestVisible = 0xF0;

    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>Reads <c>w:rPr</c>.</summary>
    public static DocxFormat OfRun(OpenXmlElement? properties) => properties is null ? DocxFormat.None : new DocxFormat
    {
        Vanish = OnOff(Child(properties, "vanish") ?? Child(properties, "webHidden")),
        White = Child(properties, "color") is { } color ? IsWhite(Value(color, "val"), Value(color, "themeColor")) : null,
        Shaded = IsShaded(Child(properties, "shd")) ?? IsMarked(Child(properties, "highlight")),
        Points = Number(Child(properties, "sz")) is { } halfPoints ? halfPoints / 2.0 : null,
        Bold = OnOff(Child(properties, "b")),
        Capitals = OnOff(Child(properties, "caps")) ?? OnOff(Child(properties, "smallCaps")),
    };

    /// <summary>Reads what <c>w:pPr</c> says about the paragraph; its own run properties format only the paragraph mark.</summary>
    public static DocxFormat OfParagraph(OpenXmlElement? properties) => properties is null ? DocxFormat.None : new DocxFormat
    {
        Shaded = IsShaded(Child(properties, "shd")),
        OutlineLevel = Number(Child(properties, "outlineLvl")),
        Listed = Child(properties, "numPr") is { } numbering ? Number(Child(numbering, "numId")) is not (null or 0) : null,
    };

    /// <summary>Whether a shading element fills with something other than paper. Null when there is none.</summary>
    public static bool? IsShaded(OpenXmlElement? shading)
    {
        if (shading is null)
            return null;
        var fill = Value(shading, "fill");
        var hasFill = fill is not (null or "" or "auto") && !IsWhite(fill, null);
        return hasFill || Value(shading, "themeFill") is not (null or "background1");
    }

    /// <summary>A child by its local name in Word's namespace.</summary>
    public static OpenXmlElement? Child(OpenXmlElement parent, string name) =>
        parent.ChildElements.FirstOrDefault(child => child.LocalName == name);

    /// <summary>An attribute of Word's namespace.</summary>
    public static string? Value(OpenXmlElement element, string name) =>
        element.GetAttributes().FirstOrDefault(a => a.LocalName == name && a.NamespaceUri is Word or "").Value;

    /// <summary>Whether a colour is as light as paper.</summary>
    public static bool IsWhite(string? hex, string? theme)
    {
        if (hex is { Length: 6 } && int.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var color))
            return (color >> 16) >= LightestVisible && ((color >> 8) & 0xFF) >= LightestVisible && (color & 0xFF) >= LightestVisible;
        return theme is "background1" or "light1";
    }

    /// <summary>The id of the style a paragraph or run names.</summary>
    public static string? StyleOf(OpenXmlElement? properties) => properties is null
        ? null
        : Child(properties, properties is ParagraphProperties ? "pStyle" : "rStyle") is { } style ? Value(style, "val") : null;

    private static bool? IsMarked(OpenXmlElement? highlight) =>
        highlight is null ? null : Value(highlight, "val") is not ("none" or "white");

    private static bool? OnOff(OpenXmlElement? element) =>
        element is null ? null : Value(element, "val") is not ("0" or "false" or "off");

    private static int? Number(OpenXmlElement? element) =>
        element is not null
            && int.TryParse(Value(element, "val"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
