using System.Text.RegularExpressions;
using SyncInterview.Documents.Reading;
using SyncInterview.Documents.Structure;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Jobs;

/// <summary>Reads what stands at the head of a job description: title, employer, seniority.</summary>
internal sealed partial class JobHeadingReader(SourceText source, IReadOnlyList<SectionBlock> sections)
{
    private const int LinesFromTop = 12;
    private const int LongestTitle = 90;
    private const float Labelled = 0.95f;
    private const float ByPlace = 0.85f;
    private const float Guess = 0.6f;

    private static readonly string[] Separators = [" - ", " – ", " — ", "|", "\t", " · ", " @ "];

    /// <summary>The job title, without seniority in brackets; null when nothing reads like one.</summary>
    public Sourced? FindTitle()
    {
        if (FindLabelled(TitleLabel()) is { } labelled)
            return QuoteTitle(labelled, Labelled);
        foreach (var line in source.Lines.Take(LinesFromTop).Where(line => line.End - line.ContentStart <= LongestTitle))
        {
            foreach (var piece in LinePieces.Split(source.Text, line, Separators))
            {
                var text = source.Read(piece);
                if (JobTitles.IsTitle(WithoutCompany(text)) && text[^1] is not ('.' or ':') && SectionVocabulary.Job.KindOf(text) is null)
                    return QuoteTitle(piece, ByPlace);
            }
        }

        // No word tells: a heading at the very top is the title of the page, and so most likely of the job.
        return source.Lines.Count > 0 && source.Lines[0] is var first
            && first.Traits.IsHeading && SectionVocabulary.Job.KindOf(source.Document.Content(first)) is null
            ? QuoteTitle(new Slice(first.ContentStart, first.End), Guess)
            : null;
    }

    /// <summary>The employer: labelled, behind "at" in the title, on the line below the title, or who a section is "About".</summary>
    public Sourced? FindCompany(Sourced? title)
    {
        if (FindLabelled(CompanyLabel()) is { } labelled)
            return source.Quote(labelled, ExtractionMethod.Pattern, Labelled);
        foreach (var line in source.Lines.Take(LinesFromTop).TakeWhile(line => line.End - line.Start < 2 * LongestTitle))
        {
            if (AtCompany().Match(source.Text[line.Start..line.End]) is { Success: true } at
                && JobTitles.IsTitle(source.Text[line.Start..(line.Start + at.Index)]))
                return source.Quote(SliceOf(at.Groups["company"], line.Start), ExtractionMethod.Layout, ByPlace);
            foreach (var piece in LinePieces.Split(source.Text, line, Separators))
            {
                var text = source.Read(piece);
                if (text != title?.Value && JobTitles.IsOrganisation(text) && !JobTitles.IsTitle(text)
                    && text.Count(c => c == ' ') < 6 && text[^1] is not ('.' or ':'))
                    return source.Quote(piece, ExtractionMethod.Layout, ByPlace);
            }
        }

        return sections.Where(section => section.Kind == "about").Select(AboutWhom).FirstOrDefault(quote => quote is not null);
    }

    /// <summary>
    /// The seniority: labelled, in a section of its own, or a word of the title. One lower-case word: <c>senior</c>, <c>mid</c>,
    /// <c>lead</c>…
    /// </summary>
    public Sourced? FindSeniority(Sourced? title)
    {
        if (FindLabelled(SeniorityLabel()) is { } labelled && QuoteSeniority(labelled, Labelled) is { } stated)
            return stated;
        var own = sections.FirstOrDefault(s => s.Title is { } t && s.EndLine > s.FirstLine && SeniorityTitle().IsMatch(source.Read(t)));
        if (own is not null && QuoteSeniority(new Slice(own.BodyStart, source.Lines[own.FirstLine].End), Labelled) is { } inSection)
            return inSection;
        foreach (var line in source.Lines.Take(LinesFromTop))
        {
            if (title is not null && source.Text[line.Start..line.End].Contains(title.Value, StringComparison.OrdinalIgnoreCase))
                return QuoteSeniority(new Slice(line.Start, line.End), ByPlace);
        }

        return null;
    }

    private Sourced? AboutWhom(SectionBlock section) =>
        section.Title is { } title && About().Match(source.Text[title.Start..title.End]) is { Success: true } match
            && !Generic().IsMatch(match.Groups["company"].Value)
            ? source.Quote(SliceOf(match.Groups["company"], title.Start), ExtractionMethod.Layout, Guess)
            : null;

    private Sourced QuoteTitle(Slice slice, float confidence)
    {
        slice = new Slice(slice.Start, slice.Start + WithoutCompany(source.Text[slice.Start..slice.End]).Length);
        var bracket = source.Text.IndexOf('(', slice.Start, slice.Length);
        slice = (bracket > slice.Start ? slice with { End = bracket } : slice).TrimSeparators(source.Text);
        return source.Quote(slice, ExtractionMethod.Layout, confidence, Capitalisation.OfTitle(source.Read(slice)));
    }

    private static string WithoutCompany(string title) => AtCompany().Match(title) is { Success: true } at ? title[..at.Index] : title;

    private Sourced? QuoteSeniority(Slice slice, float confidence)
    {
        var match = Level().Match(source.Text[slice.Start..slice.End]);
        return match.Success
            ? source.Quote(SliceOf(match, slice.Start), ExtractionMethod.Pattern, confidence, Canonical(match.Value))
            : null;
    }

    private static string Canonical(string level) => level.ToLowerInvariant() switch
    {
        var l when l.StartsWith("sr", StringComparison.Ordinal) => "senior",
        var l when l.StartsWith("jr", StringComparison.Ordinal) => "junior",
        var l when l.StartsWith("intermediate", StringComparison.Ordinal) || l.StartsWith("mid", StringComparison.Ordinal) => "mid",
        var l when l.StartsWith("entry", StringComparison.Ordinal) => "entry",
        var l when l.StartsWith("intern", StringComparison.Ordinal) => "intern",
        var l => l,
    };

    private Slice? FindLabelled(Regex label)
    {
        foreach (var line in source.Lines.Take(LinesFromTop * 2))
        {
            if (label.Match(source.Text[line.ContentStart..line.End]) is { Success: true } match)
                return new Slice(line.ContentStart + match.Length, line.End).TrimSeparators(source.Text) is { IsEmpty: false } value
                    ? value
                    : null;
        }

        return null;
    }

    private static Slice SliceOf(Group group, int by) => new(by + group.Index, by + group.Index + group.Length);

    [GeneratedRegex(@"^\s*(?:job\s+title|position|role|title|vacancy)\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TitleLabel();

    [GeneratedRegex(
        @"^\s*(?:company(?:\s+name)?|employer|organi[sz]ation"
        + @"|hiring\s+company)\s*:\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CompanyLabel();

    [GeneratedRegex(
        @"^\s*(?:seniority(?:\s+level)?|(?:experience\s+)?level"
        + @"|career\s+level)\s*:\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeniorityLabel();

    [GeneratedRegex(@"^\W*(?:seniority(?:\s+level)?|level)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeniorityTitle();

    [GeneratedRegex(@"\s+(?:at|@)\s+(?<company>\p{Lu}[^,(|\t]{1,60}?)(?=\s*(?:[,(|\t]|$))")]
    private static partial Regex AtCompany();

    [GeneratedRegex(@"^\W*about\s+(?<company>.{2,40}?)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex(@"^(?:us|you|the\s.*|this\s.*|our\s.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Generic();

    [GeneratedRegex(
        @"\b(?:senior|sr\.?|junior|jr\.?|mid(?:dle)?(?:[\s-]*(?:level|senior))?|intermediate|lead|staff|principal|entry[\s-]*level"
        + @"|entry|graduate|intern(?:ship)?|trainee|director|head)(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Level();
}
