namespace SyncInterview.Analysis.Matching;

/// <summary>Puts numbers and lists into words for people.</summary>
internal static class Wording
{
    /// <summary>Months: "2 years 4 months".</summary>
    public static string Duration(int months)
    {
        var (years, rest) = Math.DivRem(months, 12);
        if (years == 0)
            return Count(rest, "month");
        return rest == 0 ? Count(years, "year") : $"{Count(years, "year")} {Count(rest, "month")}";
    }

    public static string Count(int count, string unit) => count == 1 ? $"1 {unit}" : $"{count} {unit}s";

    /// <summary>Names joined by commas and a last word: "A, B or C".</summary>
    public static string Join(IReadOnlyList<string> names, string last) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} {last} {names[^1]}";
}
