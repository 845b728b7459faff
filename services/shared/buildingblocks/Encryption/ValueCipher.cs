using System.Security.Cryptography;
using System.Text;

namespace SyncInterview.BuildingBlocks.Encryption;

/// <summary>
/// Encrypts single values with AES-256-GCM into an envelope that names its key: version (1), length of the key id (1), key id, salt (16),
/// nonce (12), ciphertext, tag (16). The header and the value's context (its key, or its stream and offset) are authenticated, so a
/// value copied to another place does not open there.
/// </summary>
public sealed class ValueCipher(DataKeyring keyring)
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int RandomBytes = DataKey.SaltBytes + NonceBytes;

    /// <summary>Encrypts a value for a context, under the active key.</summary>
    public byte[] Seal(ReadOnlySpan<byte> value, string context)
    {
        var key = keyring.Active;
        var header = 2 + key.Id.Length;
        var sealedValue = new byte[header + RandomBytes + value.Length + TagBytes];
        sealedValue[0] = Version;
        sealedValue[1] = (byte)key.Id.Length;
        Encoding.ASCII.GetBytes(key.Id, sealedValue.AsSpan(2));
        var random = sealedValue.AsSpan(header, RandomBytes);
        RandomNumberGenerator.Fill(random);

        using var aes = key.Derive(random[..DataKey.SaltBytes]);
        aes.Encrypt(
            random[DataKey.SaltBytes..],
            value,
            sealedValue.AsSpan(header + RandomBytes, value.Length),
            sealedValue.AsSpan(sealedValue.Length - TagBytes),
            AssociatedData(sealedValue.AsSpan(0, header), context));
        return sealedValue;
    }

    /// <summary>
    /// Decrypts a value. Throws <see cref="InvalidDataException"/> when it was altered or belongs to another context, and
    /// <see cref="DataKeyException"/> when its key is not at hand.
    /// </summary>
    public byte[] Open(ReadOnlySpan<byte> sealedValue, string context)
    {
        if (sealedValue.Length < 2 || sealedValue[0] != Version || sealedValue.Length < 2 + sealedValue[1] + RandomBytes + TagBytes)
            throw new InvalidDataException("Not an encrypted value of a known version.");
        var header = 2 + sealedValue[1];
        var key = keyring.Find(Encoding.ASCII.GetString(sealedValue[2..header]));
        var random = sealedValue.Slice(header, RandomBytes);
        var value = new byte[sealedValue.Length - header - RandomBytes - TagBytes];

        using var aes = key.Derive(random[..DataKey.SaltBytes]);
        try
        {
            aes.Decrypt(
                random[DataKey.SaltBytes..],
                sealedValue.Slice(header + RandomBytes, value.Length),
                sealedValue[^TagBytes..],
                value,
                AssociatedData(sealedValue[..header], context));
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new InvalidDataException(
                "An encrypted value was altered, moved, or written under another key of the same id.", exception);
        }

        return value;
    }

    private static byte[] AssociatedData(ReadOnlySpan<byte> header, string context) => [.. header, .. Encoding.UTF8.GetBytes(context)];
}
