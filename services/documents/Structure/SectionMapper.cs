using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Structure;

/// <summary>Tells the sections in the contract's terms.</summary>
internal static class SectionMapper
{
    /// <summary>The sections that have a title.</summary>
    public static IEnumerable<Section> Map(SourceText source, IReadOnlyList<SectionBlock> sections)
    {
        foreach (var section in sections)
        {
            if (section.Title is not { } title)
                continue;
            var end = section.EndLine > section.FirstLine ? source.Lines[section.EndLine - 1].End : title.End;
            yield return new Section
            {
                Kind = section.Kind,
                Title = source.Read(title),
                Span = source.SpanOf(new Slice(title.Start, Math.Max(end, title.End))),
            };
        }
    }
}
