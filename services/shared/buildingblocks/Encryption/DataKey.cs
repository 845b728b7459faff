using System.Buffers;
using System.Security.Cryptography;

namespace SyncInterview.BuildingBlocks.Encryption;

/// <summary>
/// A 256-bit root key and its id. It never encrypts data itself: each record and each blob is encrypted under a key derived from it
/// with a random 128-bit salt. That removes AES-GCM's bound of 2^32 random nonces a key, which a busy log would reach within days.
/// </summary>
public sealed class DataKey
{
    /// <summary>Length of a key: 32 bytes.</summary>
    public const int KeyBytes = 32;

    /// <summary>Length of the salt that <see cref="Derive"/> takes: 16 bytes.</summary>
    public const int SaltBytes = 16;

    /// <summary>Longest id: 32 characters.</summary>
    public const int MaxIdLength = 32;

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private readonly byte[] _secret;

    /// <summary>Takes a copy of the secret. Throws <see cref="ArgumentException"/> for an id or a length that is not allowed.</summary>
    public DataKey(string id, ReadOnlySpan<byte> secret)
    {
        if (!IsValidId(id))
            throw new ArgumentException($"A key id has 1 to {MaxIdLength} letters, digits, '-' or '_'.", nameof(id));
        if (secret.Length != KeyBytes)
            throw new ArgumentException($"A data key has {KeyBytes} bytes; this one has {secret.Length}.", nameof(secret));
        Id = id;
        _secret = secret.ToArray();
    }

    /// <summary>Names the key in the envelope of what it encrypts.</summary>
    public string Id { get; }

    internal static DataKey Generate(string id) => new(id, RandomNumberGenerator.GetBytes(KeyBytes));

    internal static bool IsValidId(string? id) =>
        id is { Length: > 0 and <= MaxIdLength } && !id.AsSpan().ContainsAnyExcept(IdCharacters);

    /// <summary>Export for the key file.</summary>
    internal string ToBase64() => Convert.ToBase64String(_secret);

    /// <summary>AES-256-GCM under the key derived for this salt. The caller disposes it.</summary>
    internal AesGcm Derive(ReadOnlySpan<byte> salt)
    {
        Span<byte> derived = stackalloc byte[KeyBytes];
        HMACSHA256.HashData(_secret, salt, derived);
        var aes = new AesGcm(derived, AesGcm.TagByteSizes.MaxSize);
        CryptographicOperations.ZeroMemory(derived);
        return aes;
    }
}
