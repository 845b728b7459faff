using System.Globalization;
using System.Text.RegularExpressions;

namespace SyncInterview.Documents.Structure;

/// <summary>
/// Finds dates and ranges of dates as resumes write them, in English: "Mar 2021 – Present", "03/2021 - 11/2023", "2019–2021",
/// "Since 2020".
/// </summary>
internal static partial class DateText
{
    private const string Month =
        @"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
        + @"|dec(?:ember)?)\.?";

    private const string Year = @"(?:19[5-9]\d|20\d\d)";
    private const string NumericMonth = @"(?:0?[1-9]|1[0-2])";

    // The longest form first: an alternation takes what comes first.
    private const string Date =
        @"(?:(?:\d{1,2}(?:st|nd|rd|th)?\s+)?" + Month + @",?\s*(?:" + Year + @"|'\d\d)"
        + @"|" + NumericMonth + @"\s?[/.]\s?" + Year
        + @"|" + Year + @"[-/.](?:0[1-9]|1[0-2])(?:[-/.](?:0[1-9]|[12]\d|3[01]))?(?!\d)"
        + @"|(?:(?:spring|summer|autumn|fall|winter)\s+)?" + Year + @")";

    private const string Now = @"(?:present|current(?:ly)?|now|today|ongoing|to\s+date|date)";
    private const string Until = @"\s*(?:–|—|-|to|until|till|through)\s*";

    /// <summary>The first range in a line: two dates, or one that goes on. Null when there is none.</summary>
    public static DateRange? FindRange(string line)
    {
        var match = Range().Match(line);
        if (!match.Success)
            return null;
        var from = match.Groups["from"] is { Success: true } whole ? Read(whole) : ReadMonthOfLaterYear(match);
        var to = match.Groups["to"] is { Success: true } last ? Read(last) : (DateMention?)null;
        if (from is null || (to is { } end && IsBefore(end.Date, from.Value.Date)))
            return null;
        return new DateRange(match.Index, match.Index + match.Length, from.Value, to);
    }

    /// <summary>The last single date of a line; null when there is none.</summary>
    public static DateMention? FindLast(string line)
    {
        DateMention? last = null;
        foreach (Match match in Single().Matches(line))
            last = Read(match.Groups["date"]) ?? last;
        return last;
    }

    /// <summary>Whether a short text is a date or a range and little else.</summary>
    public static bool IsDate(string text) =>
        FindRange(text) is { } range
            ? text.Trim().Length - (range.End - range.Start) <= 4
            : FindLast(text) is { } date && text.Trim().Length - (date.End - date.Start) <= 4;

    private static bool IsBefore(PartialDate last, PartialDate first) =>
        last.Year < first.Year || (last.Year == first.Year && last.Month > 0 && last.Month < first.Month);

    private static DateMention? ReadMonthOfLaterYear(Match match)
    {
        // "Mar – Jun 2021": the first month has the year of the second.
        var month = match.Groups["month"];
        return Read(match.Groups["to"]) is { } to && MonthOf(month.Value) is var number and > 0
            ? new DateMention(month.Index, month.Index + month.Length, new PartialDate(to.Date.Year, number))
            : null;
    }

    private static DateMention? Read(Group group) => Parse(group.Value) is { } date
        ? new DateMention(group.Index, group.Index + group.Length, date)
        : null;

    /// <summary>Reads one date. Null when the text is none.</summary>
    public static PartialDate? Parse(string text)
    {
        var trimmed = text.Trim();
        var digits = string.Concat(trimmed.Select(c => char.IsAsciiDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var year = digits.FirstOrDefault(number => number.Length == 4);
        var month = MonthNames().Match(trimmed) is { Success: true } name ? MonthOf(name.Value) : 0;
        if (year is null)
            return month > 0 && digits.LastOrDefault() is { Length: 2 } shortYear ? new PartialDate(Century(shortYear), month) : null;
        if (month == 0 && digits.Length >= 2)
        {
            var number = digits[0].Length == 4 ? digits[1] : digits[^2];
            month = int.Parse(number, CultureInfo.InvariantCulture);
        }

        return month <= 12 ? new PartialDate(int.Parse(year, CultureInfo.InvariantCulture), month) : null;
    }

    private static int Century(string twoDigits) =>
        int.Parse(twoDigits, CultureInfo.InvariantCulture) is var number && number >= 50 ? 1900 + number : 2000 + number;

    private static int MonthOf(string name) =>
        name.Length < 3 ? 0 : ("janfebmaraprmayjunjulaugsepoctnovdec".IndexOf(name[..3], StringComparison.OrdinalIgnoreCase) / 3) + 1;

    [GeneratedRegex(
        @"(?<![\w/.])(?:(?:from\s+)?(?<from>" + Date + ")" + Until + @"(?:(?<to>" + Date + @")|" + Now + @")"
        + @"|(?<month>" + Month + ")" + Until + @"(?<to>" + Date + @")"
        + @"|since\s+(?<from>" + Date + @"))(?![\w/])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Range();

    [GeneratedRegex(
        @"(?<![\w/.,'-])(?<date>" + Date + @")(?![\w/%-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Single();

    [GeneratedRegex(Month, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthNames();
}
