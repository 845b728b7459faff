namespace SyncInterview.Documents.Structure;

/// <summary>Joins the lines of a section to paragraphs.</summary>
internal static class Paragraphs
{
    /// <summary>The paragraphs of a section, in order.</summary>
    public static List<Paragraph> Of(SourceText source, SectionBlock section)
    {
        var paragraphs = new List<Paragraph>();
        for (var i = section.FirstLine; i < section.EndLine; i++)
        {
            var line = source.Lines[i];
            var start = Math.Max(line.ContentStart, i == section.FirstLine ? section.BodyStart : 0);
            if (start >= line.End)
                continue;
            if (paragraphs.Count == 0 || line.Traits.StartsParagraph)
                paragraphs.Add(new Paragraph(i, i + 1, line.Traits.IsBullet, new Slice(start, line.End).Trim(source.Text)));
            else
                paragraphs[^1] = paragraphs[^1] with { EndLine = i + 1, Slice = new Slice(paragraphs[^1].Slice.Start, line.End) };
        }

        return paragraphs;
    }
}
