using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Structure;

/// <summary>Reads sections that are plain lists: certificates and spoken languages.</summary>
internal sealed class ListReader(SourceText source)
{
    private const int Most = 60;
    private const int LongestItem = 200;
    private const int LongestLanguage = 60;
    private const float Likely = 0.9f;

    /// <summary>One certificate a paragraph.</summary>
    public IEnumerable<Sourced> ReadCertificates(SectionBlock section) => Paragraphs.Of(source, section)
        .Where(paragraph => paragraph.Slice.Length <= LongestItem)
        .Take(Most)
        .Select(paragraph => source.Quote(paragraph.Slice, ExtractionMethod.Layout, Likely));

    /// <summary>Languages, each with the level behind it if one is stated.</summary>
    public IEnumerable<Sourced> ReadLanguages(SectionBlock section) => Paragraphs.Of(source, section)
        .SelectMany(paragraph => SplitOutsideBrackets(paragraph.Slice))
        .Where(item => item.Length is > 1 and <= LongestLanguage && char.IsUpper(source.Text[item.Start]))
        .Take(Most)
        .Select(item => source.Quote(item, ExtractionMethod.Layout, Likely));

    private IEnumerable<Slice> SplitOutsideBrackets(Slice slice)
    {
        var start = slice.Start;
        var depth = 0;
        for (var i = slice.Start; i <= slice.End; i++)
        {
            var c = i < slice.End ? source.Text[i] : ',';
            depth += c switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth > 0 && i < slice.End)
                continue;
            if (c is not (',' or ';' or '|' or '\t' or '•' or '·'))
                continue;
            yield return new Slice(start, i).TrimSeparators(source.Text);
            start = i + 1;
        }
    }
}
