using System.Text.RegularExpressions;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Structure;

/// <summary>
/// Finds the person's name: large, near the top, made of two to five capitalised words, and often told again by the e-mail address.
/// </summary>
internal sealed partial class NameFinder(SourceText source, IReadOnlyList<SectionBlock> sections)
{
    private static readonly string[] Particles =
        ["de", "da", "van", "von", "der", "den", "la", "le", "di", "bin", "al", "el", "dos", "y", "af", "ter"];

    private const int MostHeaderLines = 40;
    private const float Best = 0.97f;

    /// <summary>The name; null when no line reads like one.</summary>
    public Sourced? Find(string? email)
    {
        var header = sections
            .Where(section => section.Kind == SectionBlock.Header)
            .SelectMany(section => Enumerable.Range(section.FirstLine, Math.Min(MostHeaderLines, section.EndLine - section.FirstLine)));
        var largest = source.Lines.Count == 0 ? 0 : source.Lines.Max(line => line.Traits.Size);
        Slice? best = null;
        var bestScore = 0.0;
        var order = 0;
        foreach (var slice in header.SelectMany(Candidates))
        {
            order++;
            var text = source.Read(slice);
            if (!IsName(text))
                continue;
            var score = 1.0 + (2.0 * MatchesEmail(text, email)) + (SizeAt(slice) >= largest - 0.1 ? 1.5 : 0) - (0.1 * order);
            if (score > bestScore)
                (best, bestScore) = (slice, score);
        }

        return best is { } found ? source.Quote(found, ExtractionMethod.Layout, (float)Math.Min(Best, 0.4 + (bestScore / 6))) : null;
    }

    /// <summary>Each piece of a line, and two lines of the same large size together: narrow columns break names.</summary>
    private IEnumerable<Slice> Candidates(int index)
    {
        var line = source.Lines[index];
        var next = index + 1 < source.Lines.Count ? source.Lines[index + 1] : line;
        if (next != line && line.Traits.IsHeading && next.Traits.IsHeading
            && Math.Abs(line.Traits.Size - next.Traits.Size) < 0.1 && line.End - line.Start <= 20)
            yield return new Slice(line.Start, next.End);
        foreach (var piece in LinePieces.Split(source.Text, line, LinePieces.ContactSeparators))
        {
            var label = Label().Match(source.Text[piece.Start..piece.End]);
            var whole = new Slice(piece.Start + label.Length, piece.End);
            // "Ann Lee, PhD" and "Ann Lee (she/her)"
            var cut = source.Text.AsSpan(whole.Start, whole.Length).IndexOfAny(',', '(');
            yield return (cut > 3 ? new Slice(whole.Start, whole.Start + cut) : whole).Trim(source.Text);
        }
    }

    private double SizeAt(Slice slice) => source.Lines.First(line => line.End >= slice.End).Traits.Size;

    private static bool IsName(string text)
    {
        var words = text.Split(' ');
        return text.Length is >= 4 and <= 50
            && words.Length is >= 2 and <= 5
                                && Array.TrueForAll(words, word => NameWord().IsMatch(word) || Particles.Contains(word))
            && words.Count(word => char.IsUpper(word[0])) >= 2
            && !JobTitles.IsTitle(text)
            && !Places.IsPlace(text)
            && !NoName().IsMatch(text)
            && SectionVocabulary.Resume.KindOf(text) is null;
    }

    /// <summary>How many words of the name the address repeats, at most 1.</summary>
    private static double MatchesEmail(string name, string? email)
    {
        if (email is null)
            return 0;
        var local = email[..email.IndexOf('@', StringComparison.Ordinal)];
        return name.Split(' ').Any(word => word.Length >= 3 && local.Contains(word, StringComparison.OrdinalIgnoreCase)) ? 1 : 0;
    }

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’.\-]*$")]
    private static partial Regex NameWord();

    [GeneratedRegex(@"^\s*(?:full\s+)?name\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"\b(?:curriculum|vitae|resume|résumé|cv|page|profile|email|phone|street|avenue|road|university"
        + @"|college)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoName();
}
