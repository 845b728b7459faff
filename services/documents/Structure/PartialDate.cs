namespace SyncInterview.Documents.Structure;

/// <summary>A year, or a month of a year.</summary>
/// <param name="Year">Year.</param>
/// <param name="Month">Month from 1; 0 when only the year is known.</param>
internal readonly record struct PartialDate(int Year, int Month)
{
    /// <summary>First month it may mean, counted from year 0.</summary>
    public int FirstMonth => (Year * 12) + Math.Max(Month, 1) - 1;

    /// <summary><c>YYYY</c> or <c>YYYY-MM</c>.</summary>
    public override string ToString() => Month == 0 ? $"{Year:D4}" : $"{Year:D4}-{Month:D2}";
}
