using System.Text.RegularExpressions;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Structure;

/// <summary>Reads the education of a resume. An entry ends where a second degree, school or date begins.</summary>
internal sealed partial class EducationReader(SourceText source)
{
    private const int LongestLine = 140;
    private const float Likely = 0.9f;

    /// <summary>The entries of one section, in the document's order.</summary>
    public List<Education> Read(SectionBlock section)
    {
        var entries = new List<Education>();
        var current = new Education();
        foreach (var paragraph in Paragraphs.Of(source, section))
        {
            foreach (var line in LinesOf(paragraph))
            {
                var found = ReadLine(line);
                if (Clashes(current, found))
                {
                    entries.Add(current);
                    current = new Education();
                }

                current.MergeFrom(found);
            }
        }

        entries.Add(current);
        return entries.FindAll(entry => entry.Institution is not null || entry.StudyType is not null);
    }

    private static bool Clashes(Education current, Education found) =>
        (current.StudyType is not null && found.StudyType is not null)
        || (current.Institution is not null && found.Institution is not null)
        || (current.EndDate is not null && found.EndDate is not null);

    private IEnumerable<HeadLine> LinesOf(Paragraph paragraph)
    {
        for (var i = paragraph.FirstLine; i < paragraph.EndLine; i++)
        {
            var slice = new Slice(Math.Max(source.Lines[i].ContentStart, paragraph.Slice.Start), source.Lines[i].End).Trim(source.Text);
            if (slice.Length is > 0 and <= LongestLine && !Remark().IsMatch(source.Text[slice.Start..slice.End]))
                yield return HeadLine.Read(source, slice);
        }
    }

    private Education ReadLine(HeadLine line)
    {
        var education = new Education();
        if (line.Dates is { } dates)
        {
            // A single date is when it ended.
            education.StartDate = dates.IsSingle ? null : Quote(dates.From);
            education.EndDate = dates.To is { } to ? Quote(to) : null;
        }

        foreach (var part in line.Pieces(source.Text).SelectMany(piece => LinePieces.Split(source.Text, piece.Slice, [", "])))
            ReadPart(part, education);
        return education;
    }

    private void ReadPart(Slice part, Education education)
    {
        var text = source.Text[part.Start..part.End];
        if (education.StudyType is null && Degree().Match(text) is { Success: true } degree)
        {
            education.StudyType = Quote(new Slice(part.Start + degree.Index, part.Start + degree.Index + degree.Length));
            var rest = Area().Match(text, degree.Index + degree.Length).Groups["area"];
            if (rest is { Success: true, Length: > 2 } && !JobTitles.IsSchool(rest.Value))
                education.Area = Quote(
                    new Slice(part.Start + rest.Index, part.Start + rest.Index + rest.Length).TrimSeparators(source.Text));
            else if (rest.Success && JobTitles.IsSchool(rest.Value))
                education.Institution ??= Quote(new Slice(part.Start + rest.Index, part.Start + rest.Index + rest.Length));
        }
        else if (education.Institution is null && JobTitles.IsSchool(text))
        {
            education.Institution = Quote(part);
        }
        else if (MayBeArea(text, education))
        {
            education.Area = Quote(part);
        }
    }

    /// <summary>"MSc, Computer Science, University of X": a part behind a degree that is neither school nor place.</summary>
    private static bool MayBeArea(string text, Education education) =>
        education is { StudyType: not null, Area: null, Institution: null }
        && char.IsUpper(text[0])
        && text.Length <= 60
        && !Places.IsPlace(text);

    private Sourced Quote(Slice slice) => source.Quote(slice, ExtractionMethod.Layout, Likely);

    private Sourced Quote(DateMention date) =>
        source.Quote(new Slice(date.Start, date.End), ExtractionMethod.Pattern, Likely, date.Date.ToString());

    [GeneratedRegex(
        @"(?<![\w.])(?:(?:Bachelor|Master|Doctor|Associate)(?:['’]?s)?(?:\s+of\s+(?:Science|Arts|Engineering|Technology|Commerce"
        + @"|Laws?|Business\s+Administration|Fine\s+Arts|"
        + @"Education|Computer\s+Applications|Applied\s+Sciences?|Philosophy|Mathematics|Architecture|Research"
        + @"|Design))?(?:\s+[Dd]egree)?|Doctorate|"
        + @"Ph\.?\s?D\.?|D\.?Phil\.?|M\.?Phil\.?|MBA|M\.B\.A\.?|[BM]\.?\s?Sc\.?|[BM]\.?\s?Eng\.?|[BM]\.?\s?Tech\.?|[BM]\.[AES]\.?"
        + @"|[BM][AES](?=[\s,(]|$)|BCA|MCA|BBA|LL[BM]|"
        + @"Diploma|Higher\s+National\s+Diploma|HND|Dipl(?:om)?\.?(?:-?(?:Ing|Inf)\.?)?|A-[Ll]evels?|Abitur|Baccalaureate"
        + @"|Baccalauréat|Foundation\s+Degree|Licence|Magister|Civilingenjör)(?:\s*\(Hons?\.?\)|\s+Hons\.?)?(?![\w])")]
    private static partial Regex Degree();

    [GeneratedRegex(
        @"\G[\s.]*(?:\([^)]{0,30}\)\s*)?(?:degree\s+)?(?:(?:in|of|with\s+a\s+major\s+in|major\s+in)\s+|[-–:]\s*)?"
        + @"(?<area>[^\t(|]{2,70}?)(?=\s+(?:at|from)\s|\s*[(|\t]|$)")]
    private static partial Regex Area();

    [GeneratedRegex(
        @"^(?:thesis|dissertation|relevant\s+course(?:work|s)?|coursework|gpa|grade|honou?rs|final\s+project|modules|activities"
        + @"|awards?|minor)\b|\.$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Remark();
}
