using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using SyncInterview.Documents.Reading;

namespace SyncInterview.Documents.Docx;

/// <summary>Walks the blocks of a body, header or footer in order and hands their lines on.</summary>
internal sealed class DocxWalker(DocumentTextBuilder builder, DocxStyles styles)
{
    private const double BodyPoints = 11;
    private const int BodyOutlineLevel = 9;
    private const int LongestBoldHeading = 60;

    /// <summary>Walks a container. <paramref name="shaded"/>: something dark is behind all of it.</summary>
    public void Walk(OpenXmlElement container, bool shaded)
    {
        foreach (var child in container.ChildElements)
        {
            switch (child)
            {
                case Paragraph paragraph:
                    Emit(DocxParagraph.Read(paragraph, styles, shaded));
                    break;
                case Table table:
                    WalkTable(table, shaded);
                    break;
                case AlternateContent alternate:
                    Walk(DocxParagraph.Preferred(alternate), shaded);
                    break;
                case SectionProperties or SdtProperties or DeletedRun or MoveFromRun:
                    break;
                default:
                    Walk(child, shaded);
                    break;
            }
        }
    }

    private void Emit(DocxParagraph paragraph)
    {
        var lines = paragraph.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            var traits = TraitsOf(paragraph, lines[i]);
            builder.AddLine(lines[i], 0, i == 0 ? traits : traits with { IsBullet = false });
        }

        builder.AddHidden(paragraph.Hidden);
        foreach (var box in paragraph.TextBoxes)
            Walk(box, IsFilled(box));
    }

    private static LineTraits TraitsOf(DocxParagraph paragraph, string line)
    {
        var listed = paragraph.Format.Listed == true && paragraph.Format.OutlineLevel is null or BodyOutlineLevel;
        var outlined = paragraph.Format.OutlineLevel is < BodyOutlineLevel;
        var capitals = paragraph.IsCapitals || (line.Count(char.IsUpper) >= 4 && !line.Any(char.IsLower));
        var titled = (paragraph.IsBold || capitals) && line.Length <= LongestBoldHeading && line[^1] is not ('.' or ',');
        return new LineTraits
        {
            IsBullet = listed,
            IsHeading = !listed && !line.Contains('\t') && (outlined || titled),
            StartsParagraph = true,
            Size = paragraph.Format.Points ?? BodyPoints,
        };
    }

    private void WalkTable(Table table, bool shaded)
    {
        // A designed table style paints its own dark cells, which no property of the cell tells.
        var style = table.GetFirstChild<TableProperties>()?.TableStyle is { } named ? DocxFormatReader.Value(named, "val") : null;
        var painted = style is not (null or "TableGrid" or "TableNormal" or "Grid");
        foreach (var row in table.Descendants<TableRow>().Where(row => row.Ancestors<Table>().First() == table))
        {
            var cells = row.Descendants<TableCell>().Where(cell => cell.Ancestors<TableRow>().First() == row).ToList();
            WalkRow(cells.ConvertAll(cell => (Cell: cell, Shaded: shaded || painted || IsShaded(cell))));
        }
    }

    /// <summary>A row of single paragraphs is a line of a table; anything bigger is a layout, read cell by cell.</summary>
    private void WalkRow(List<(TableCell Cell, bool Shaded)> cells)
    {
        if (cells.Exists(c => !IsOneParagraph(c.Cell)))
        {
            foreach (var (cell, shaded) in cells)
                Walk(cell, shaded);
            return;
        }

        var paragraphs = cells.SelectMany(c => c.Cell.Elements<Paragraph>().Select(p => DocxParagraph.Read(p, styles, c.Shaded))).ToList();
        var filled = paragraphs.Where(p => !string.IsNullOrWhiteSpace(p.Text)).ToList();
        if (filled.Count <= 1 || paragraphs.Any(p => p.TextBoxes.Count > 0 || p.Text.Contains('\n')))
        {
            paragraphs.ForEach(Emit);
            return;
        }

        builder.AddLine(
            string.Join('\t', filled.Select(p => p.Text.Trim())),
            0,
            LineTraits.Plain with { Size = filled[0].Format.Points ?? BodyPoints });
        paragraphs.ForEach(p => builder.AddHidden(p.Hidden));
    }

    private static bool IsOneParagraph(TableCell cell) =>
        cell.ChildElements.All(e => e is TableCellProperties or Paragraph) && cell.Elements<Paragraph>().Count() <= 1;

    private static bool IsShaded(TableCell cell) =>
        cell.TableCellProperties is { } properties && DocxFormatReader.IsShaded(DocxFormatReader.Child(properties, "shd")) == true;

    /// <summary>Whether the shape around a text box is filled with something that white letters can be read on.</summary>
    private static bool IsFilled(OpenXmlElement box)
    {
        for (var around = box.Parent; around is not (null or Run); around = around.Parent)
        {
            var fill = around.ChildElements.FirstOrDefault(e => e.LocalName == "spPr")?.ChildElements.FirstOrDefault(
                e => e.LocalName == "solidFill");
            if (fill?.ChildElements.FirstOrDefault() is { } color)
                return !DocxFormatReader.IsWhite(color.GetAttributes().FirstOrDefault(a => a.LocalName == "val").Value, null);
            if (around.GetAttributes().FirstOrDefault(a => a.LocalName == "fillcolor").Value is { } vml)
                return vml is not ("white" or "#ffffff" or "#fff" or "none");
        }

        return false;
    }
}
