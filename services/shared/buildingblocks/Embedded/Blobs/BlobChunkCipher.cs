using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SyncInterview.BuildingBlocks.Encryption;

namespace SyncInterview.BuildingBlocks.Embedded.Blobs;

/// <summary>
/// Encrypts a blob in chunks of 64 KiB, each with its own tag, so that a reader gets no byte that was not checked. The key is derived for
/// this blob alone. The nonce of a chunk is a random prefix of the blob (7 bytes), the chunk's number (4) and whether it is the last (1):
/// chunks that were cut off, swapped or repeated do not open. Header and blob key are authenticated with every chunk, so a file
/// put in the place of another does not open either.
/// </summary>
internal sealed class BlobChunkCipher : IDisposable
{
    public const int ChunkBytes = 64 * 1024;
    public const int TagBytes = 16;

    private const int PrefixBytes = 7;
    private const int NonceBytes = 12;
    private const int RandomBytes = DataKey.SaltBytes + PrefixBytes;
    private static readonly byte[] Magic = "SIB1"u8.ToArray();

    private readonly AesGcm _aes;
    private readonly byte[] _prefix;
    private readonly byte[] _associatedData;
    private uint _chunk;

    private BlobChunkCipher(DataKey key, byte[] header, string blobKey)
    {
        Header = header;
        _aes = key.Derive(header.AsSpan(header.Length - RandomBytes, DataKey.SaltBytes));
        _prefix = header[^PrefixBytes..];
        _associatedData = [.. header, .. Encoding.UTF8.GetBytes(blobKey)];
    }

    /// <summary>Magic (4), length of the key id (1), key id, salt (16), nonce prefix (7).</summary>
    public byte[] Header { get; }

    /// <summary>Starts a new blob under the active key.</summary>
    public static BlobChunkCipher ForWriting(DataKeyring keyring, string blobKey)
    {
        var key = keyring.Active;
        byte[] header =
            [.. Magic, (byte)key.Id.Length, .. Encoding.ASCII.GetBytes(key.Id), .. RandomNumberGenerator.GetBytes(RandomBytes)];
        return new BlobChunkCipher(key, header, blobKey);
    }

    /// <summary>Reads a blob's header. Throws <see cref="InvalidDataException"/> when it is none.</summary>
    public static async Task<BlobChunkCipher> ForReadingAsync(
        DataKeyring keyring, string blobKey, Stream file, CancellationToken cancellationToken)
    {
        var start = new byte[Magic.Length + 1];
        if (await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken) < start.Length
            || !start.AsSpan().StartsWith(Magic))
        {
            throw new InvalidDataException("Not an encrypted blob.");
        }

        var rest = new byte[start[^1] + RandomBytes];
        if (await file.ReadAtLeastAsync(rest, rest.Length, throwOnEndOfStream: false, cancellationToken) < rest.Length)
            throw new InvalidDataException("The header of an encrypted blob is cut off.");
        var key = keyring.Find(Encoding.ASCII.GetString(rest, 0, start[^1]));
        return new BlobChunkCipher(key, [.. start, .. rest], blobKey);
    }

    /// <summary>Encrypts the next chunk; the output is longer than the input by the tag.</summary>
    public void Seal(ReadOnlySpan<byte> plain, bool isLast, Span<byte> output)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        NextNonce(nonce, isLast);
        _aes.Encrypt(nonce, plain, output[..plain.Length], output.Slice(plain.Length, TagBytes), _associatedData);
    }

    /// <summary>Decrypts the next chunk. Throws <see cref="InvalidDataException"/> when it is not what was written there.</summary>
    public void Open(ReadOnlySpan<byte> sealedChunk, bool isLast, Span<byte> output)
    {
        if (sealedChunk.Length < TagBytes)
            throw new InvalidDataException("An encrypted blob is cut off.");
        Span<byte> nonce = stackalloc byte[NonceBytes];
        NextNonce(nonce, isLast);
        try
        {
            var plain = output[..(sealedChunk.Length - TagBytes)];
            _aes.Decrypt(nonce, sealedChunk[..^TagBytes], sealedChunk[^TagBytes..], plain, _associatedData);
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new InvalidDataException("An encrypted blob was altered, cut off or moved.", exception);
        }
    }

    public void Dispose() => _aes.Dispose();

    private void NextNonce(Span<byte> nonce, bool isLast)
    {
        _prefix.CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[PrefixBytes..], _chunk);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        _chunk = checked(_chunk + 1);
    }
}
