using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SyncInterview.Hosting.Identity;

/// <summary>Text form of signed claims: <c>base64url(claims as JSON).base64url(HMAC-SHA256 of the first part)</c>.</summary>
internal static class IdentityToken
{
    /// <summary>Longest token that is looked at, in characters. An owner's id is far shorter.</summary>
    public const int MaxLength = 4_096;

    /// <summary>How far the clocks of two machines may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    public static string Sign(IdentityClaims claims, ReadOnlySpan<byte> key)
    {
        var payload = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, IdentityClaimsJson.Default.IdentityClaims));
        return $"{payload}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(payload)))}";
    }

    /// <summary>The claims when the signature is right and <paramref name="now"/> lies in their time; otherwise null.</summary>
    public static IdentityClaims? Verify(string token, ReadOnlySpan<byte> key, DateTimeOffset now)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (token.Length > MaxLength || dot <= 0 || !HasSignature(token, dot, key))
            return null;
        var claims = Parse(token.AsSpan(0, dot));
        return claims is not null
            && claims.IssuedAt <= (now + ClockSkew).ToUnixTimeSeconds()
            && claims.Expiry > (now - ClockSkew).ToUnixTimeSeconds()
                ? claims
                : null;
    }

    private static bool HasSignature(string token, int dot, ReadOnlySpan<byte> key)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var signature = token.AsSpan(dot + 1);
        if (!Base64Url.IsValid(signature, out var length) || length != given.Length)
            return false;
        Base64Url.DecodeFromChars(signature, given);
        Span<byte> right = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(token, 0, dot), right);
        return CryptographicOperations.FixedTimeEquals(given, right);
    }

    private static IdentityClaims? Parse(ReadOnlySpan<char> payload)
    {
        try
        {
            return JsonSerializer.Deserialize(Base64Url.DecodeFromChars(payload), IdentityClaimsJson.Default.IdentityClaims);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }
}
