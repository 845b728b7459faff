using System.Text.RegularExpressions;

namespace SyncInterview.Documents.Structure;

/// <summary>What addresses and numbers look like. Every pattern is bounded, so that no text makes it slow.</summary>
internal static partial class ContactPatterns
{
    /// <summary>An e-mail address.</summary>
    [GeneratedRegex(@"(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w-])")]
    public static partial Regex Email();

    /// <summary>A telephone number: 7 to 15 digits with the usual separators. <see cref="IsPhone"/> decides.</summary>
    [GeneratedRegex(@"(?<![\w/.])(?:\+|00)?\(?\d[\d \-./()\u00A0]{5,22}\d(?![\w/])")]
    public static partial Regex PhoneLike();

    /// <summary>A web address with its scheme, or a profile of the sites that resumes name, or a bare host.</summary>
    [GeneratedRegex(
        @"(?<![\w@./-])(?:https?://[^\s|,;<>()]{3,200}|(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?:/[^\s|,;<>()]{0,200})?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Url();

    /// <summary>The title of a section that tells how to reach somebody.</summary>
    [GeneratedRegex(@"\b(?:contact|personal|details|links)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex ContactTitle();

    /// <summary>What stands before a place.</summary>
    [GeneratedRegex(@"^(?:location|address|city|based\s+in|residence)\s*:?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex PlaceLabel();

    /// <summary>Whether a match of <see cref="PhoneLike"/> is a number to call, and no date or year range.</summary>
    public static bool IsPhone(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        if (digits is < 7 or > 15 || DateText.FindRange(text) is not null || IsoDate().IsMatch(text))
            return false;
        // "2018 - 2021" is no number, and neither is a plain count; a number to call has a plus, a leading zero or groups.
        return text[0] is '+' or '0' or '(' || text.Any(c => c is ' ' or '-' or '.' or '/') || digits >= 9;
    }

    [GeneratedRegex(@"(?:19|20)\d\d[-/.]\d\d[-/.]\d\d|\d\d[-/.]\d\d[-/.](?:19|20)\d\d|^(?:19|20)\d\d\s?[-/ ]\s?(?:19|20)\d\d$")]
    private static partial Regex IsoDate();
}
