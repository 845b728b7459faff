using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace SyncInterview.BuildingBlocks.Embedded.State;

/// <summary>
/// The version of a row: a random 64-bit number, seen outside as an ETag of 16 hexadecimal digits. Random rather than counted, so that
/// a key deleted and made again never shows an ETag it had before.
/// </summary>
internal static class RowVersion
{
    public static long Next() => BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long)));

    public static string Format(long version) => version.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Null for an ETag that this store never gave out; no row has it.</summary>
    public static long? Parse(string etag) =>
        long.TryParse(etag, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var version) ? version : null;
}
