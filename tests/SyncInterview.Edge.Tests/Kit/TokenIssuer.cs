using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace SyncInterview.Edge.Tests.Kit;

/// <summary>Signs tokens by hand, good and bad ones, and publishes its keys as a JSON Web Key Set.</summary>
internal sealed class TokenIssuer : IDisposable
{
    public const string Issuer = "https://issuer.example";
    public const string Audience = "syncinterview";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TokenIssuer()
    {
        KeySetFile = Path.Combine(Directory.CreateTempSubdirectory("jwks-").FullName, "jwks.json");
        Publish();
    }

    public string KeySetFile { get; }

    /// <summary>The RSA key's public part, which everybody may know.</summary>
    public byte[] PublicKeyPem => Encoding.ASCII.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem());

    public IEnumerable<(string, string?)> Settings =>
    [
        ("Edge:Jwt:Issuer", Issuer),
        ("Edge:Jwt:Audience", Audience),
        ("Edge:Jwt:JwksFile", KeySetFile),
    ];

    /// <summary>Claims that are right at a time.</summary>
    public static Dictionary<string, object> Claims(DateTimeOffset now) => new()
    {
        ["iss"] = Issuer,
        ["aud"] = Audience,
        ["sub"] = "alice",
        ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
    };

    public string Rs256(Dictionary<string, object> claims, string algorithm = "RS256") => Sign(
        new() { ["alg"] = algorithm, ["kid"] = "rsa" },
        claims,
        data => _rsa.SignData(data, algorithm == "RS512" ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public string Es256(Dictionary<string, object> claims) =>
        Sign(new() { ["alg"] = "ES256", ["kid"] = "ec" }, claims, data => _ec.SignData(data, HashAlgorithmName.SHA256));

    public static string Hs256(Dictionary<string, object> claims, byte[] key, string kid = "rsa") =>
        Sign(new() { ["alg"] = "HS256", ["kid"] = kid }, claims, data => HMACSHA256.HashData(key, data));

    /// <summary>The middle part of a token.</summary>
    public static string Payload(Dictionary<string, object> claims) => Encode(JsonSerializer.SerializeToUtf8Bytes(claims));

    public static string Sign(Dictionary<string, object> header, Dictionary<string, object> claims, Func<byte[], byte[]> sign)
    {
        var text = $"{Encode(JsonSerializer.SerializeToUtf8Bytes(header))}.{Payload(claims)}";
        return $"{text}.{Encode(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    /// <summary>Writes the key set; also with further keys.</summary>
    public void Publish(params object[] more)
    {
        var rsa = _rsa.ExportParameters(false);
        var ec = _ec.ExportParameters(false);
        object[] keys =
        [
            new { kty = "RSA", kid = "rsa", use = "sig", n = Encode(rsa.Modulus!), e = Encode(rsa.Exponent!) },
            new { kty = "EC", kid = "ec", crv = "P-256", x = Encode(ec.Q.X!), y = Encode(ec.Q.Y!) },
            .. more,
        ];
        File.WriteAllText(KeySetFile, JsonSerializer.Serialize(new { keys }));
    }

    public static string Encode(byte[] bytes) => Base64UrlEncoder.Encode(bytes);

    public void Dispose()
    {
        _rsa.Dispose();
        _ec.Dispose();
    }
}
