using System.Text.RegularExpressions;

namespace SyncInterview.Documents.Structure;

/// <summary>
/// Tells title, employer and place apart in the head of an employment, in whatever order and on however many lines they stand.
/// </summary>
internal sealed partial class WorkHeadReader(SourceText source)
{
    private const int MostWordsOfAName = 8;
    private const int MostWordsOfAPlace = 3;

    /// <summary>Reads the lines of a head.</summary>
    public WorkHead Read(IReadOnlyList<HeadLine> head)
    {
        var pieces = head.SelectMany(line => line.Pieces(source.Text)).SelectMany(SplitAt)
            .Select(p => new Piece(p.Slice, p.IsFirst, source.Read(p.Slice))).ToList();
        var title = pieces.Find(piece => Parts(piece).Any(part => JobTitles.IsTitle(source.Read(part))));
        var others = pieces.Where(piece => piece != title).ToList();
        var employer = others.Where(piece => IsNameLike(piece.Text) && !Places.IsPlace(piece.Text))
            .OrderByDescending(piece => JobTitles.IsOrganisation(piece.Text))
            .ThenByDescending(piece => piece.IsFirst)
            .FirstOrDefault();
        var place = others.Find(piece => Places.IsPlace(piece.Text));
        return title is null ? ByOrder(pieces, place) : WithTitle(title, employer, place, others);
    }

    private WorkHead WithTitle(Piece title, Piece? employer, Piece? place, List<Piece> others)
    {
        var parts = Parts(title).ToList();
        var at = parts.FindIndex(part => JobTitles.IsTitle(source.Read(part)));
        if (at > 0 && employer is null)
            return new WorkHead(parts[at], new Slice(title.Slice.Start, parts[at - 1].End), place?.Slice, Certain: true);
        var rest = parts.Skip(at + 1).ToList();
        if (rest.Count > 0 && Places.IsPlace(source.Read(new Slice(rest[0].Start, title.Slice.End))))
            return FromEmployer(parts[at], employer, new Slice(rest[0].Start, title.Slice.End), others);
        var restNamesEmployer = rest.Count > 0
            && (employer is null || (JobTitles.IsOrganisation(source.Read(rest[^1])) && !JobTitles.IsOrganisation(employer.Text)));
        if (!restNamesEmployer)
            // "Instructor, Data Engineering" with the employer elsewhere: what follows the comma belongs to the title.
            return FromEmployer(title.Slice, employer, place?.Slice, others);
        var location = rest.Count > 1 ? new Slice(rest[1].Start, title.Slice.End) : place?.Slice;
        return new WorkHead(parts[at], rest[0], location, Certain: true);
    }

    private WorkHead FromEmployer(Slice? position, Piece? employer, Slice? place, List<Piece> others)
    {
        if (employer is null)
            return new WorkHead(position, null, place, Certain: true);
        var parts = Parts(employer).ToList();
        // "Harbourline College, Toronto": a short second part is the place, unless it is only the legal form.
        var split = parts.Count > 1 && !LegalForm().IsMatch(source.Read(parts[1]));
        var name = split ? parts[0] : employer.Slice;
        var location = place ?? (split ? new Slice(parts[1].Start, employer.Slice.End) : PlaceAmong(others, employer));
        return new WorkHead(position, name, location, Certain: true);
    }

    /// <summary>A short piece at the end of a line, as "Leeds" behind the employer, that nothing else has taken.</summary>
    private static Slice? PlaceAmong(List<Piece> others, Piece employer) => others
        .Find(piece => piece != employer && !piece.IsFirst && IsNameLike(piece.Text) && piece.Text.Count(c => c == ' ') < MostWordsOfAPlace)
        ?.Slice;

    /// <summary>No word tells the title: the title comes first, unless an organisation does.</summary>
    private WorkHead ByOrder(List<Piece> pieces, Piece? place)
    {
        var named = pieces.FindAll(piece => piece != place && IsNameLike(piece.Text));
        if (named.Count == 0)
            return new WorkHead(null, null, place?.Slice, Certain: false);
        if (named.Count == 1)
        {
            var parts = Parts(named[0]).ToList();
            return JobTitles.IsOrganisation(named[0].Text)
                ? FromEmployer(null, named[0], place?.Slice, []) with { Certain = false }
                : new WorkHead(parts[0], parts.Count > 1 ? parts[1] : null, place?.Slice, Certain: false);
        }

        return JobTitles.IsOrganisation(named[0].Text)
            ? new WorkHead(named[1].Slice, named[0].Slice, place?.Slice, Certain: false)
            : new WorkHead(named[0].Slice, named[1].Slice, place?.Slice, Certain: false);
    }

    /// <summary>"Engineer at Acme" is two pieces.</summary>
    private IEnumerable<(Slice Slice, bool IsFirst)> SplitAt((Slice Slice, bool IsFirst) piece)
    {
        var text = source.Text[piece.Slice.Start..piece.Slice.End];
        var at = text.IndexOf(" at ", StringComparison.Ordinal);
        if (at <= 0 || !JobTitles.IsTitle(text[..at]))
            return [piece];
        return [(new Slice(piece.Slice.Start, piece.Slice.Start + at), piece.IsFirst), (
            new Slice(piece.Slice.Start + at + 4, piece.Slice.End), true)];
    }

    private IEnumerable<Slice> Parts(Piece piece) => LinePieces.Split(source.Text, piece.Slice, [", "]);

    private static bool IsNameLike(string text) =>
        (char.IsUpper(text[0]) || char.IsAsciiDigit(text[0]))
        && text.Count(c => c == ' ') < MostWordsOfAName
        && !text.Contains(':')
        && text.Any(char.IsLetter)
        && (text[^1] != '.' || LegalForm().IsMatch(text[(text.LastIndexOf(' ') + 1)..]));

    [GeneratedRegex(@"^(?:Ltd|Limited|Inc|LLC|LLP|GmbH|AG|AB|Co|Corp|Corporation|plc|PLC|SA|S\.A|BV|B\.V)\.?$")]
    private static partial Regex LegalForm();

    private sealed record Piece(Slice Slice, bool IsFirst, string Text);
}
