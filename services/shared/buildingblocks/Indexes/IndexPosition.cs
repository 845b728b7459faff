using System.Globalization;

namespace SyncInterview.BuildingBlocks.Indexes;

/// <summary>
/// Place of a resource in an owner's list, as text that sorts (by code unit) newest first and, at the same time, by id:
/// 16 hexadecimal digits of the time counted backwards, then the id.
/// </summary>
internal static class IndexPosition
{
    private const int TimeDigits = 16;

    public static string Of(DateTimeOffset time, string id) =>
        (long.MaxValue - time.UtcTicks).ToString("x16", CultureInfo.InvariantCulture) + id;

    public static string IdOf(string position) => position[TimeDigits..];

    public static bool IsAfter(string position, string other) => string.CompareOrdinal(position, other) > 0;
}
