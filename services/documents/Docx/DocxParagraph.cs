using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SyncInterview.Documents.Docx;

/// <summary>The text of one paragraph: its visible lines, what is hidden in it, and the text boxes anchored to it.</summary>
internal sealed class DocxParagraph
{
    private readonly StringBuilder _visible = new();
    private readonly StringBuilder _hidden = new();
    private bool _allBold = true;

    private DocxParagraph(DocxFormat format) => Format = format;

    /// <summary>The paragraph's format, with the size of its first visible letters.</summary>
    public DocxFormat Format { get; private set; }

    /// <summary>Visible text; a line feed where the author broke the line.</summary>
    public string Text => _visible.ToString();

    /// <summary>Hidden text.</summary>
    public string Hidden => _hidden.ToString();

    /// <summary>Whether all visible letters are bold.</summary>
    public bool IsBold => _allBold && _visible.Length > 0;

    /// <summary>Whether every visible run is shown in capitals.</summary>
    public bool IsCapitals { get; private set; }

    /// <summary>Contents of text boxes, in order.</summary>
    public List<OpenXmlElement> TextBoxes { get; } = [];

    /// <summary>Reads a paragraph. <paramref name="shaded"/>: something dark is behind all of it.</summary>
    public static DocxParagraph Read(Paragraph paragraph, DocxStyles styles, bool shaded)
    {
        var format = styles.OfParagraph(paragraph);
        var read = new DocxParagraph(shaded ? format with { Shaded = true } : format);
        read.Walk(paragraph, styles);
        return read;
    }

    private void Walk(OpenXmlElement parent, DocxStyles styles)
    {
        foreach (var child in parent.ChildElements)
        {
            switch (child)
            {
                case Run run:
                    ReadRun(run, styles.OfRun(run, Format));
                    break;
                case ParagraphProperties or DeletedRun or MoveFromRun:
                    break;
                case AlternateContent alternate:
                    Walk(Preferred(alternate), styles);
                    break;
                default:
                    // Hyperlinks, insertions, content controls, fields, smart tags: their runs count.
                    Walk(child, styles);
                    break;
            }
        }
    }

    private void ReadRun(Run run, DocxFormat format)
    {
        foreach (var child in run.ChildElements)
        {
            switch (child)
            {
                case Text text:
                    Append(text.Text, format);
                    break;
                case TabChar or PositionalTab:
                    Append("\t", format);
                    break;
                case Break or CarriageReturn:
                    Append("\n", format);
                    break;
                case NoBreakHyphen:
                    Append("-", format);
                    break;
                case AlternateContent alternate:
                    CollectTextBoxes(Preferred(alternate));
                    break;
                case Drawing or Picture or EmbeddedObject:
                    CollectTextBoxes(child);
                    break;
            }
        }
    }

    private void Append(string text, DocxFormat format)
    {
        if (format.IsInvisible)
        {
            _hidden.Append(text);
            return;
        }

        if (!string.IsNullOrWhiteSpace(text))
        {
            if (string.IsNullOrWhiteSpace(Text))
            {
                Format = Format with { Points = format.Points };
                IsCapitals = true;
            }

            _allBold &= format.Bold == true;
            IsCapitals &= format.Capitals == true;
        }

        _visible.Append(text);
    }

    private void CollectTextBoxes(OpenXmlElement drawing)
    {
        foreach (var child in drawing.ChildElements)
        {
            if (child is AlternateContent alternate)
                CollectTextBoxes(Preferred(alternate));
            else if (child is TextBoxContent)
                TextBoxes.Add(child);
            else
                CollectTextBoxes(child);
        }
    }

    /// <summary>A choice and its fallback hold the same text twice; the first choice is what current Word shows.</summary>
    internal static OpenXmlElement Preferred(AlternateContent alternate) =>
        (OpenXmlElement?)alternate.GetFirstChild<AlternateContentChoice>()
            ?? alternate.GetFirstChild<AlternateContentFallback>() ?? (OpenXmlElement)alternate;
}
