using System.Buffers;
using System.Text.RegularExpressions;

namespace SyncInterview.Documents.PlainText;

/// <summary>Markdown's marks: recognised to know headings, and taken out of the text.</summary>
internal static partial class MarkdownMarks
{
    private static readonly SearchValues<char> TableRuleCharacters = SearchValues.Create("|-: \t");

    /// <summary>Whether a text has a Markdown heading or bold text.</summary>
    public static bool LooksLikeMarkdown(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (HeadingLevel(line) > 0 || line.Count("**") >= 2)
                return true;
        }

        return false;
    }

    /// <summary>The level of a heading line, 1 to 6, and its title; null when the line is none.</summary>
    public static (int Level, string Title)? TryReadHeading(string line)
    {
        var level = HeadingLevel(line);
        return level == 0 ? null : (level, line.AsSpan().TrimStart()[level..].Trim().TrimEnd('#').TrimEnd().ToString());
    }

    /// <summary>Takes bold, code and link marks out of a line.</summary>
    public static string Strip(string line)
    {
        var bare = line.Contains("](", StringComparison.Ordinal) ? Link().Replace(line, "${text} ${url}") : line;
        bare = bare.Contains("**", StringComparison.Ordinal) ? Bold().Replace(bare, "${text}") : bare;
        return bare.Contains('`') ? Code().Replace(bare, "${text}") : bare;
    }

    /// <summary>The cells of a table row, tab-separated; null when the line is none, empty when it only draws the rule.</summary>
    public static string? TryReadTableRow(string line)
    {
        var trimmed = line.Trim();
        if (trimmed.Length < 3 || trimmed[0] != '|' || trimmed[^1] != '|')
            return null;
        return trimmed.AsSpan().ContainsAnyExcept(TableRuleCharacters)
            ? string.Join('\t', trimmed[1..^1].Split('|').Select(cell => cell.Trim()))
            : string.Empty;
    }

    private static int HeadingLevel(ReadOnlySpan<char> line)
    {
        var trimmed = line.TrimStart();
        var level = 0;
        while (level < trimmed.Length && trimmed[level] == '#')
            level++;
        return level is >= 1 and <= 6 && level + 1 < trimmed.Length && trimmed[level] is ' ' or '\t' ? level : 0;
    }

    [GeneratedRegex(@"\*\*(?<text>[^*\n]{1,200})\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex(@"`(?<text>[^`\n]{1,200})`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\[(?<text>[^\]\[\n]{1,200})\]\((?<url>[^)\s]{1,300})\)")]
    private static partial Regex Link();
}
