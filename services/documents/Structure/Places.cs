using System.Collections.Frozen;
using SyncInterview.Documents.Reading;

namespace SyncInterview.Documents.Structure;

/// <summary>
/// Tells places by their countries, states and provinces, and by words such as "Remote". Cities are known by their neighbours only.
/// </summary>
internal static class Places
{
    private const int LongestPlace = 60;
    private const int MostWords = 7;

    private static readonly FrozenSet<string> Regions = EmbeddedLines.Read("places.txt").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> WorkModes =
        new[] { "remote", "fully remote", "hybrid", "on-site", "onsite", "worldwide", "remote (eu)", "work from home" }.ToFrozenSet(
            StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a short text is a place: "Remote", a country, or something with a country or state at its end ("Toronto, Canada", "Austin,
    /// TX 78701").
    /// </summary>
    public static bool IsPlace(string text)
    {
        var plain = WithoutNote(text);
        if (plain.Length is < 2 or > LongestPlace || plain.Count(c => c == ' ') >= MostWords || plain.Contains('@'))
            return false;
        if (WorkModes.Contains(plain))
            return true;
        var parts = plain.Split([',', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || !Array.TrueForAll(parts, IsNamePart))
            return false;
        var last = parts[^1].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-').Trim();
        // A code of two letters means something only behind a city; alone "IT" or "CA" may be anything.
        return Regions.Contains(last) && (last.Length > 3 || parts.Length > 1 || last is "USA" or "UAE" or "UK" or "US");
    }

    private static string WithoutNote(string text)
    {
        var plain = text.Trim().Trim('(', ')');
        var note = plain.IndexOf('(', StringComparison.Ordinal);
        return (note > 0 ? plain[..note] : plain).Trim();
    }

    private static bool IsNamePart(string part) =>
        part.Length > 0 && (char.IsUpper(part[0]) || char.IsAsciiDigit(part[0]) || WorkModes.Contains(part));
}
