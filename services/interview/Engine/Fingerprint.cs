using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using Google.Protobuf;

namespace SyncInterview.Interviews.Engine;

/// <summary>
/// A number that tells a message from others: the same for the same message in every process, which the log's replay needs, and without
/// a copy of the message.
/// </summary>
internal static class Fingerprint
{
    private const int MostOnStack = 1024;
    private const ulong Prime = 1099511628211UL;

    /// <summary>The fingerprint of a message.</summary>
    public static ulong Of(IMessage message)
    {
        var size = message.CalculateSize();
        var rented = size > MostOnStack ? ArrayPool<byte>.Shared.Rent(size) : null;
        var bytes = rented is null ? stackalloc byte[MostOnStack] : rented;
        message.WriteTo(bytes[..size]);
        var fingerprint = Of(bytes[..size]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return fingerprint;
    }

    // FNV-1a's steps, eight bytes at a time, with a turn between them that brings the high bits down.
    private static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037UL ^ (ulong)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Prime, 29);
        foreach (var b in bytes)
            hash = (hash ^ b) * Prime;
        return hash ^ (hash >> 32);
    }
}
