using System.Buffers;
using System.Text.RegularExpressions;
using SyncInterview.Common.V1;
using SyncInterview.Documents.Reading;

namespace SyncInterview.Documents.PlainText;

/// <summary>
/// Reads plain text and Markdown: headings by mark, underline or capitals, bullets by their sign, paragraphs by how lines were wrapped.
/// </summary>
internal sealed partial class PlainTextReader(ReadingLimits limits)
{
    // Sizes stand for ranks: capitals and underlines rank as a Markdown heading of level 2.
    private const double BodySize = 10;
    private const int MarkdownTop = 17;
    private const double CapitalsSize = 15;

    private static readonly SearchValues<char> RuleCharacters = SearchValues.Create("-=_*~ ");

    // Text wider than this was not wrapped: each line is a paragraph.
    private const int WidestWrap = 132;
    private const int NarrowestWrap = 50;

    /// <summary>Reads the bytes. Throws <see cref="UnreadableDocumentException"/> when they are no text or too much of it.</summary>
    public DocumentText Read(ReadOnlySpan<byte> bytes)
    {
        var text = TextDecoder.TryDecode(bytes)
            ?? throw new UnreadableDocumentException(ErrorReason.DocumentUnknownFormat, "The file is no text.");
        // White space may be generous, but megabytes of it are not worth splitting to find out.
        if (text.Length > 4 * limits.MaxCharacters)
            throw new UnreadableDocumentException(
                ErrorReason.DocumentBomb, $"The document has more than {limits.MaxCharacters:N0} characters of text.");
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var builder = new DocumentTextBuilder(limits.MaxCharacters);
        var wrapWidth = WrapWidth(lines);
        var previous = default(string);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (!IsRule(line) && !string.IsNullOrWhiteSpace(line))
                Add(builder, line, previous, wrapWidth, IsUnderlined(lines, i));
            previous = IsRule(line) || string.IsNullOrWhiteSpace(line) ? null : line;
        }

        return builder.Build(pageCount: 0);
    }

    private static void Add(DocumentTextBuilder builder, string line, string? previous, int wrapWidth, bool underlined)
    {
        if (MarkdownMarks.TryReadHeading(line) is var (level, title))
        {
            builder.AddLine(MarkdownMarks.Strip(title), 0, Heading(MarkdownTop - level));
            return;
        }

        if (MarkdownMarks.TryReadTableRow(line) is { } row)
        {
            builder.AddLine(MarkdownMarks.Strip(row), 0, LineTraits.Plain);
            return;
        }

        var bullet = Bullet().Match(line);
        var content = MarkdownMarks.Strip(Columns().Replace((bullet.Success ? line[bullet.Length..] : line).Trim(), "\t"));
        if (!bullet.Success && (underlined || IsCapitals(content)))
        {
            builder.AddLine(content, 0, Heading(CapitalsSize));
            return;
        }

        var starts = bullet.Success || previous is null || !Continues(line, previous, wrapWidth);
        builder.AddLine(content, 0, new LineTraits { IsBullet = bullet.Success, StartsParagraph = starts, Size = BodySize });
    }

    private static LineTraits Heading(double size) => new() { IsHeading = true, StartsParagraph = true, Size = size };

    /// <summary>A line continues the one before when it hangs below a bullet, or when its first word would not have fitted there.</summary>
    private static bool Continues(string line, string previous, int wrapWidth)
    {
        if (Bullet().IsMatch(previous) && Indent(line) >= Indent(previous) + 2)
            return true;
        if (IsCapitals(previous.Trim()) || Columns().IsMatch(previous.Trim())
            || Columns().IsMatch(line.Trim()) || MarkdownMarks.TryReadHeading(previous) is not null)
            return false;
        var firstWord = line.AsSpan().Trim().IndexOf(' ') is var space and > 0 ? space : line.Trim().Length;
        return wrapWidth >= NarrowestWrap && previous.TrimEnd().Length + 1 + firstWord > wrapWidth;
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    private static int WrapWidth(string[] lines)
    {
        var widest = lines.Max(line => line.TrimEnd().Length);
        return widest <= WidestWrap ? widest : 0;
    }

    private static bool IsRule(string line)
    {
        var trimmed = line.AsSpan().Trim();
        return trimmed.Length >= 3 && !trimmed.ContainsAnyExcept(RuleCharacters);
    }

    private static bool IsUnderlined(string[] lines, int index) =>
        index + 1 < lines.Length
        && lines[index].Trim().Length is > 0 and <= 60
        && IsRule(lines[index + 1])
        && Math.Abs(lines[index + 1].Trim().Length - lines[index].Trim().Length) <= 4;

    /// <summary>A short line of capitals alone, as titles are written where there are no fonts.</summary>
    private static bool IsCapitals(string content) =>
        content.Length is >= 4 and <= 60
        && content.Count(char.IsUpper) >= 4
        && !content.Any(c => char.IsLower(c) || c is '@' or ';' or '\t')
        && content[^1] is not ('.' or ',');

    [GeneratedRegex(@"^\s*(?:[-*+•●◦▪‣·–—]|\d{1,2}[.)])[ \t]+(?=\S)")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"(?<=\S)(?:\t+| {3,})\s*(?=\S)")]
    private static partial Regex Columns();
}
