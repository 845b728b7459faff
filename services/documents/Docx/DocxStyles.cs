using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SyncInterview.Documents.Docx;

/// <summary>The styles of a document with everything they inherit.</summary>
internal sealed class DocxStyles
{
    // Word itself stops at nine levels of headings; chains of styles beyond this are loops.
    private const int MaxInheritance = 16;

    private readonly Dictionary<string, Style> _styles = [];
    private readonly Dictionary<string, DocxFormat> _resolved = [];
    private readonly DocxFormat _defaults = DocxFormat.None;
    private readonly string? _defaultParagraphStyle;

    /// <summary>Reads the styles; a document may have none.</summary>
    public DocxStyles(MainDocumentPart document)
    {
        if (document.StyleDefinitionsPart?.Styles is not { } styles)
            return;
        foreach (var style in styles.Elements<Style>())
        {
            if (DocxFormatReader.Value(style, "styleId") is not { } id)
                continue;
            _styles.TryAdd(id, style);
            if (DocxFormatReader.Value(style, "type") == "paragraph" && DocxFormatReader.Value(style, "default") is "1" or "true")
                _defaultParagraphStyle ??= id;
        }

        _defaults = DocxFormatReader.OfRun(styles.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle);
    }

    /// <summary>The format of a paragraph as its style and its own properties make it.</summary>
    public DocxFormat OfParagraph(Paragraph paragraph)
    {
        var style = DocxFormatReader.StyleOf(paragraph.ParagraphProperties) ?? _defaultParagraphStyle;
        return DocxFormatReader.OfParagraph(paragraph.ParagraphProperties).Over(Resolve(style, MaxInheritance)).Over(_defaults);
    }

    /// <summary>The format of a run inside a paragraph.</summary>
    public DocxFormat OfRun(Run run, DocxFormat paragraph)
    {
        var own = DocxFormatReader.OfRun(run.RunProperties);
        var style = DocxFormatReader.StyleOf(run.RunProperties);
        return (style is null ? own : own.Over(Resolve(style, MaxInheritance))).Over(paragraph);
    }

    private DocxFormat Resolve(string? id, int depth)
    {
        if (id is null || depth == 0 || !_styles.TryGetValue(id, out var style))
            return DocxFormat.None;
        if (_resolved.TryGetValue(id, out var known))
            return known;
        var own = DocxFormatReader.OfRun(style.StyleRunProperties).Over(DocxFormatReader.OfParagraph(style.StyleParagraphProperties));
        if (own.OutlineLevel is null && OutlineByName(style) is { } level)
            own = own with { OutlineLevel = level };
        var parent = style.BasedOn is { } basedOn ? DocxFormatReader.Value(basedOn, "val") : null;
        return _resolved[id] = own.Over(Resolve(parent, depth - 1));
    }

    /// <summary>Headings made by hand often lack an outline level but carry Word's names.</summary>
    private static int? OutlineByName(Style style)
    {
        var name = (style.StyleName is { } element ? DocxFormatReader.Value(element, "val") : null)?.ToLowerInvariant();
        if (name is "title")
            return 0;
        return name is { Length: 9 } && name.StartsWith("heading ", StringComparison.Ordinal) && char.IsAsciiDigit(name[8])
            ? name[8] - '1'
            : null;
    }
}
