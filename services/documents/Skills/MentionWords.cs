using System.Text.RegularExpressions;
using SyncInterview.Documents.Structure;

namespace SyncInterview.Documents.Skills;

/// <summary>
/// Judges a mention by the words around it: whether an ambiguous word means the skill, whether it is denied, whether it is weakened.
/// </summary>
internal static partial class MentionWords
{
    private const int Window = 160;

    /// <summary>Whether the words before deny it: "no experience with", "never used".</summary>
    public static bool IsDenied(SourceText source, Slice mention) => Denied().IsMatch(Before(source, mention));

    /// <summary>Whether the words around weaken it: "familiar with", "basic", "(beginner)".</summary>
    public static bool IsWeakened(SourceText source, Slice mention) =>
        Weak().IsMatch(Before(source, mention)) || WeakBehind().IsMatch(After(source.Text, mention));

    /// <summary>
    /// Whether an ambiguous word is used as a skill: after words such as "in" or "using", before words such as "developer", or as an item
    /// of
    /// its own where <paramref name="listsSkills"/> says that skills are listed.
    /// </summary>
    public static bool SpeaksOfSkill(SourceText source, Slice mention, bool listsSkills)
    {
        var (before, after) = (Before(source, mention), After(source.Text, mention));
        if (Verb().IsMatch(after))
            return false;
        if (CueBefore().IsMatch(before) || CueAfter().IsMatch(after))
            return true;
        return listsSkills && ItemStart().IsMatch(before) && ItemEnd().IsMatch(after);
    }

    /// <summary>The clause up to the mention: from the last full stop, semicolon or paragraph; closed brackets left out.</summary>
    private static string Before(SourceText source, Slice mention)
    {
        var start = Math.Max(source.ParagraphStart(mention.Start), mention.Start - Window);
        var before = source.Text[start..mention.Start];
        var cut = Math.Max(before.LastIndexOf(". ", StringComparison.Ordinal), before.LastIndexOf(';'));
        return ClosedBrackets().Replace(cut < 0 ? before : before[(cut + 1)..], " ");
    }

    private static string After(string text, Slice mention) => text[mention.End..Math.Min(text.Length, mention.End + 40)];

    [GeneratedRegex(
        @"\b(?:(?:no|without(?:\s+any)?|lacks?(?:\s+of)?|lacking|zero)\s+(?:\w+\s+){0,2}(?:experience|knowledge|exposure|background"
        + @"|familiarity|skills?)"
        + @"|(?:not|n[o']t|never)\s+(?:\w+\s+){0,2}(?:familiar|experienced|used|worked|touched|proficient|know|tried)"
        + @"|never\s+used)\b(?!.*\b(?:but|however|except|though)\b).*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Denied();

    [GeneratedRegex(
        @"\b(?:familiar(?:ity)?\s+with|familiar|basics?(?:\s+of|\s+knowledge)?|beginner|exposure\s+to|some\s+(?:experience|knowledge)"
        + @"|(?<!machine[\s-]|deep[\s-]|reinforcement\s|supervised\s)learning|introductory|novice|"
        + @"elementary|limited|rudimentary|interested\s+in|first\s+steps)\b(?!.*\b(?:but|however|except|expert|strong|advanced"
        + @"|proficient)\b).*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Weak();

    [GeneratedRegex(
        @"^\s*\((?:basics?|beginner|familiar|novice|learning|elementary|limited"
        + @"|some)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WeakBehind();

    [GeneratedRegex(
        @"(?:\b(?:in|with|using|of|knows?|learn(?:ed|ing)?|wrote|write|writing|through|into|from|like|or|programming)\s+"
        + @"|/)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex CueBefore();

    [GeneratedRegex(
        @"^(?:\s+|-)(?:developers?|engineers?|programm\w+|language|code\b|services?|microservices|routines|modules?|applications?"
        + @"|apps?|scripts?|based|experience|skills|framework|stack|compiler|macros?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CueAfter();

    [GeneratedRegex(@"^(?:-to\b|-live|\s+(?:to|live|beyond|above|ahead|through|over|on|back|out|at|above|further|the|a)\b)")]
    private static partial Regex Verb();

    [GeneratedRegex(@"(?:^|[,:(/|•&\t\n]|\band|\bor)\s*$")]
    private static partial Regex ItemStart();

    [GeneratedRegex(@"^\s*(?:$|[,;)/|•&\t\n.(]|for\b|and\b|or\b|\d)")]
    private static partial Regex ItemEnd();

    [GeneratedRegex(@"\([^()]{0,80}\)")]
    private static partial Regex ClosedBrackets();
}
