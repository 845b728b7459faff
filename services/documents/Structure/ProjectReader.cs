using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Structure;

/// <summary>Reads the projects of a resume: "name (dates): description", or a name on its own line with text below.</summary>
internal sealed class ProjectReader(SourceText source)
{
    private const int Most = 40;
    private const int LongestName = 80;
    private const float Likely = 0.8f;

    private static readonly string[] NameEnds = [": ", " – ", " — ", " - ", "\t"];

    /// <summary>The projects of one section, in the document's order.</summary>
    public List<Project> Read(SectionBlock section)
    {
        var projects = new List<Project>();
        var headed = false;
        foreach (var paragraph in Paragraphs.Of(source, section))
        {
            if (paragraph.IsBullet && headed)
                projects[^1].Highlights.Add(Quote(paragraph.Slice));
            else if (TryStart(paragraph) is { } project && projects.Count < Most)
                (projects, headed) = ([.. projects, project], !paragraph.IsBullet);
            else if (projects.Count > 0 && projects[^1].Description is null)
                projects[^1].Description = Quote(paragraph.Slice);
            else if (projects.Count > 0)
                projects[^1].Highlights.Add(Quote(paragraph.Slice));
        }

        return projects;
    }

    /// <summary>A paragraph that begins a project; null when it is text about the one above.</summary>
    private Project? TryStart(Paragraph paragraph)
    {
        var text = source.Text[paragraph.Slice.Start..paragraph.Slice.End];
        var (at, length) = EndOfName(text);
        if (at > LongestName || (length == 0 && (text[^1] == '.' || paragraph.IsBullet && text.Length > LongestName)))
            return null;
        var bracket = text.AsSpan(0, at).IndexOf('(');
        var name = new Slice(paragraph.Slice.Start, paragraph.Slice.Start + (bracket > 0 ? bracket : at));
        var rest = new Slice(paragraph.Slice.Start + at + length, paragraph.Slice.End).Trim(source.Text);
        var project = new Project { Name = Quote(name) };
        if (!rest.IsEmpty && !DateText.IsDate(source.Read(rest)))
            project.Description = Quote(rest);
        return project;
    }

    /// <summary>
    /// Where a name ends and with how many characters. In "pg-outbox (2022 – 2023): …" the dash inside the brackets ends nothing.
    /// </summary>
    private static (int At, int Length) EndOfName(string text)
    {
        var from = text.IndexOf('(') is var open and > 0 && text.IndexOf(')', open) is var close and > 0 && close < LongestName ? close : 0;
        return NameEnds
            .Select(end => (At: text.IndexOf(end, from, StringComparison.Ordinal), end.Length))
            .Where(end => end.At > 0)
            .DefaultIfEmpty((text.Length, 0))
            .Min();
    }

    private Sourced Quote(Slice slice) => source.Quote(slice, ExtractionMethod.Layout, Likely);
}
