using System.Text.RegularExpressions;
using SyncInterview.Documents.Reading;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Structure;

/// <summary>Reads who a resume is about and how to reach them.</summary>
internal sealed class ContactReader(SourceText source, IReadOnlyList<SectionBlock> sections)
{
    private const int MostUrls = 10;
    private const float Certain = 0.98f;
    private const float Likely = 0.85f;
    private const float Guess = 0.6f;

    /// <summary>Reads name, headline, addresses and summary; what is not there stays unset.</summary>
    public Basics Read()
    {
        var contact = sections.Where(IsContact).ToList();
        var basics = new Basics { Email = FindEmail() };
        basics.Name = new NameFinder(source, sections).Find(basics.Email?.Value);
        basics.Label = FindLabel(contact, basics.Name);
        basics.Phone = FindPhone(contact);
        basics.Urls.AddRange(FindUrls(contact).Take(MostUrls));
        basics.Location = FindLocation(contact, basics);
        basics.Summary = FindSummary();
        return basics;
    }

    private bool IsContact(SectionBlock section) => section.Kind == SectionBlock.Header
        || (section.Title is { } title && ContactPatterns.ContactTitle().IsMatch(source.Text[title.Start..title.End]));

    private Sourced? FindEmail() => ContactPatterns.Email().Match(source.Text) is { Success: true } match
        ? source.Quote(SliceOf(match), ExtractionMethod.Pattern, Certain)
        : null;

    /// <summary>A number among the contact lines, else one that stands anywhere with a plus.</summary>
    private Sourced? FindPhone(List<SectionBlock> contact)
    {
        foreach (var line in contact.SelectMany(LinesOf))
        {
            foreach (Match match in ContactPatterns.PhoneLike().Matches(source.Text[line.Start..line.End]))
            {
                if (ContactPatterns.IsPhone(match.Value))
                    return source.Quote(
                        new Slice(line.Start + match.Index, line.Start + match.Index + match.Length), ExtractionMethod.Pattern, Certain);
            }
        }

        var anywhere = ContactPatterns.PhoneLike().Matches(source.Text);
        return anywhere.FirstOrDefault(match => match.Value[0] == '+' && ContactPatterns.IsPhone(match.Value)) is { } other
            ? source.Quote(SliceOf(other), ExtractionMethod.Pattern, Likely)
            : null;
    }

    private IEnumerable<Sourced> FindUrls(List<SectionBlock> contact)
    {
        foreach (var line in contact.SelectMany(LinesOf))
        {
            var text = source.Text[line.Start..line.End];
            foreach (Match match in ContactPatterns.Url().Matches(text))
            {
                var isPartOfEmail = match.Index + match.Length < text.Length && text[match.Index + match.Length] == '@';
                if (!isPartOfEmail && LooksLikeHost(match.Value))
                {
                    var start = line.Start + match.Index;
                    var end = start + match.Value.TrimEnd('.', '/').Length;
                    yield return source.Quote(new Slice(start, end), ExtractionMethod.Pattern, Likely);
                }
            }
        }
    }

    /// <summary>"Node.js" and "ASP.NET" have dots too, and "e.g" is short.</summary>
    private static bool LooksLikeHost(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal) || text.Contains('/', StringComparison.Ordinal))
            return true;
        var top = text[(text.LastIndexOf('.') + 1)..].ToLowerInvariant();
        return top is not ("js" or "net" or "py" or "md" or "ts" or "pdf" or "docx" or "g") && text.Length >= 5
            && text.Any(char.IsLetter) && !char.IsAsciiDigit(top[0]);
    }

    private Sourced? FindLocation(List<SectionBlock> contact, Basics basics)
    {
        Sourced? unlabelled = null;
        foreach (var line in contact.SelectMany(LinesOf))
        {
            foreach (var piece in LinePieces.Split(source.Text, line, LinePieces.ContactSeparators))
            {
                var label = ContactPatterns.PlaceLabel().Match(source.Text[piece.Start..piece.End]);
                var place = new Slice(piece.Start + label.Length, piece.End);
                if (label.Success)
                    return source.Quote(place, ExtractionMethod.Pattern, Likely);
                if (unlabelled is null && Places.IsPlace(source.Read(piece)) && source.Read(piece) != basics.Name?.Value)
                    unlabelled = source.Quote(piece, ExtractionMethod.Layout, Likely);
            }
        }

        return unlabelled;
    }

    /// <summary>The headline: the first line beside or below the name that reads like a job title.</summary>
    private Sourced? FindLabel(List<SectionBlock> contact, Sourced? name)
    {
        foreach (var line in contact.SelectMany(LinesOf).Take(12))
        {
            foreach (var piece in LinePieces.Split(source.Text, line, LinePieces.ContactSeparators))
            {
                var text = source.Read(piece);
                if (text != name?.Value && text.Length <= 60 && JobTitles.IsTitle(text) && !text.Contains('@') && text[^1] != '.')
                    return source.Quote(piece, ExtractionMethod.Layout, Likely);
            }
        }

        return null;
    }

    private Sourced? FindSummary()
    {
        if (sections.FirstOrDefault(section => section.Kind == "summary" && section.EndLine > section.FirstLine) is { } summary)
        {
            var start = Math.Max(summary.BodyStart, source.Lines[summary.FirstLine].Start);
            return source.Quote(new Slice(start, source.Lines[summary.EndLine - 1].End), ExtractionMethod.Layout, Likely);
        }

        // Without a title: a paragraph of some length before the first section.
        var header = sections.Where(section => section.Kind == SectionBlock.Header);
        var paragraph = header.SelectMany(section => Paragraphs.Of(source, section)).FirstOrDefault(p => p.Slice.Length >= 120);
        return paragraph is null ? null : source.Quote(paragraph.Slice, ExtractionMethod.Layout, Guess);
    }

    private IEnumerable<TextLine> LinesOf(SectionBlock section) =>
        source.Lines.Skip(section.FirstLine).Take(section.EndLine - section.FirstLine);

    private static Slice SliceOf(Match match) => new(match.Index, match.Index + match.Length);
}
