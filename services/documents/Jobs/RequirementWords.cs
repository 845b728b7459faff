using System.Globalization;
using System.Text.RegularExpressions;
using SyncInterview.Documents.Structure;

namespace SyncInterview.Documents.Jobs;

/// <summary>The words that give a requirement its weight, its years and its degree.</summary>
internal static partial class RequirementWords
{
    private const int MostYears = 40;

    private static readonly string[] Numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>The part of an item that is asked for: without the clauses behind a semicolon or bracket that only wish.</summary>
    public static Slice Core(string text, Slice item)
    {
        for (
            var at = text.IndexOf(';', item.Start, item.Length); at >= 0 && at < item.End; at = at + 1 < item.End
                ? text.IndexOf(';', at + 1, item.End - at - 1)
                : -1)
        {
            if (IsWish(text[(at + 1)..item.End]))
                return new Slice(item.Start, at);
        }

        return item;
    }

    /// <summary>Whether a text calls itself a wish: "is a plus", "preferred", "nice to have".</summary>
    public static bool IsWish(string text) => Wish().IsMatch(text);

    /// <summary>Whether a text asks for something: years, a degree, experience, "must".</summary>
    public static bool AsksFor(string text) => Ask().IsMatch(text) || Years(text) > 0 || Degree(text).Length > 0;

    /// <summary>Whether the words between two skills make either of them enough.</summary>
    public static bool IsAlternative(string between) => Alternative().IsMatch(between);

    /// <summary>The years asked for; the lower of a range; 0 when none are stated.</summary>
    public static int Years(string text)
    {
        var match = YearCount().Match(text);
        if (!match.Success)
            return 0;
        var number = match.Groups["number"].Value;
        var years = int.TryParse(number, CultureInfo.InvariantCulture, out var digits)
            ? digits
            : Array.IndexOf(Numbers, number.ToLowerInvariant());
        return years is > 0 and <= MostYears ? years : 0;
    }

    /// <summary>The lowest degree that is enough: <c>bachelor</c>, <c>master</c>, <c>doctorate</c>, or empty.</summary>
    public static string Degree(string text)
    {
        if (Bachelor().IsMatch(text))
            return "bachelor";
        if (Master().IsMatch(text))
            return "master";
        if (Doctorate().IsMatch(text))
            return "doctorate";
        return AnyDegree().IsMatch(text) ? "bachelor" : string.Empty;
    }

    [GeneratedRegex(
        @"\b(?:(?:is|are|would\s+be|will\s+be|as)\s+(?:a\s+|an\s+)?(?:big\s+|strong\s+|huge\s+|definite\s+|real\s+)?(?:plus|bonus"
        + @"|advantage|asset|welcome|beneficial|advantageous|desirable|desired|preferred|optional)"
        + @"|nice\s+to\s+have|(?:a|big|strong)\s+plus\s*\W*$|preferred\s*\W*$|desirable\s*\W*$|optional\s*\W*$|\(\s*(?:preferred"
        + @"|optional|bonus|plus|desirable)\s*\)|^\W*(?:bonus|ideally|preferably|nice)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wish();

    [GeneratedRegex(
        @"\b(?:must|required?|requires|experience\s+(?:with|in|of)|knowledge\s+of|proficien\w+|familiarity\s+with|expertise\s+in"
        + @"|fluen(?:t|cy)\s+in|degree\s+in|ability\s+to|skills\s+in|background\s+in|understanding\s+of|you\s+(?:have|know|bring))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ask();

    [GeneratedRegex(
        @"\bor\b|\be\.g\.|\bsuch\s+as\b|\blike\b|\bfor\s+example\b"
        + @"|(?<=^\s*)/(?=\s*$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alternative();

    [GeneratedRegex(
        @"(?<![\w.,])(?<number>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s*(?:\+|plus\b|or\s+more\b"
        + @"|(?:-|–|—|to)\s*\d{1,2}\s*\+?)?\s*(?:\(\d{1,2}\)\s*)?\+?\s*(?:full\s+)?(?:years?|yrs?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YearCount();

    [GeneratedRegex(
        @"\bbachelor(?:['’]?s)?\b|\b(?:BSc|B\.Sc\.?|BEng|B\.?Tech|BS/MS|B\.S\.|BA/BS|BS)\b"
        + @"|\bundergraduate\s+degree",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Bachelor();

    [GeneratedRegex(
        @"\b(?:university|college|technical|stem|relevant|academic|cs|computer\s+science)\s+degree"
        + @"|\bdegree\s+in\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AnyDegree();

    [GeneratedRegex(
        @"\bmaster(?:['’]?s)?\s+(?:degree|of|in\b)|\bmaster['’]s\b|\b(?:MSc|M\.Sc\.?|MBA"
        + @"|MEng)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Master();

    [GeneratedRegex(@"\bPh\.?\s?D\b|\bdoctora(?:te|l)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Doctorate();
}
