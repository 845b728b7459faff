using System.Globalization;

namespace SyncInterview.Analysis.Matching;

/// <summary>A calendar month, counted from year 0.</summary>
internal readonly record struct Month(int Index)
{
    /// <summary>Reads <c>YYYY</c>, <c>YYYY-MM</c> or <c>YYYY-MM-DD</c>. A year alone means its middle, so that errors even out.</summary>
    public static Month? Parse(string? date)
    {
        var parts = (date ?? "").Split('-');
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2200)
            return null;
        if (parts.Length == 1)
            return new Month((year * 12) + 6);
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
            ? new Month((year * 12) + month - 1)
            : null;
    }

    public static Month Of(DateTimeOffset time) => new((time.Year * 12) + time.Month - 1);
}
