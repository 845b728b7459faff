using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SyncInterview.Hosting.Identity;

namespace SyncInterview.Hosting.Tests.Identity;

public sealed class IdentityTokenTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(value => (byte)value)];
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(2_000_000_000);
    private static readonly IdentityClaims Claims = new("ada", "edge", Now.ToUnixTimeSeconds(), Now.ToUnixTimeSeconds() + 300);

    [Fact]
    public void What_was_signed_is_read() => Assert.Equal(Claims, IdentityToken.Verify(IdentityToken.Sign(Claims, Key), Key, Now));

    [Fact]
    public void The_form_is_two_parts_of_base64url_the_second_an_HMAC_SHA256_of_the_first()
    {
        var parts = IdentityToken.Sign(Claims, Key).Split('.');

        Assert.Equal(2, parts.Length);
        Assert.Equal(
            """{"owner":"ada","caller":"edge","iat":2000000000,"exp":2000000300}""",
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])));
        Assert.Equal(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(parts[0])), Base64Url.DecodeFromChars(parts[1]));
    }

    [Fact]
    public void No_other_character_in_any_place_is_accepted()
    {
        var token = IdentityToken.Sign(Claims, Key);

        // The last character of 32 bytes carries four bits; the two that are left over may differ without changing the signature's value.
        for (var place = 0; place < token.Length - 1; place++)
        {
            var changed = token.ToCharArray();
            changed[place] = changed[place] == 'A' ? 'B' : 'A';
            Assert.Null(IdentityToken.Verify(new string(changed), Key, Now));
        }
    }

    [Theory]
    [InlineData("""{"owner":"ada","caller":"edge","iat":2000000000}""")]
    [InlineData("""{"owner":null,"caller":"edge","iat":2000000000,"exp":2000000300}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    [InlineData("""nonsense""")]
    public void Claims_that_are_incomplete_are_refused_even_when_signed(string json) =>
        Assert.Null(IdentityToken.Verify(Signed(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json))), Key, Now));

    [Fact]
    public void A_payload_that_is_no_base64_is_refused_even_when_signed() => Assert.Null(IdentityToken.Verify(Signed("%%%%"), Key, Now));

    [Fact]
    public void A_token_longer_than_the_limit_is_not_looked_at()
    {
        var token = IdentityToken.Sign(Claims with { Owner = new string('x', IdentityToken.MaxLength) }, Key);

        Assert.Null(IdentityToken.Verify(token, Key, Now));
    }

    private static string Signed(string payload) =>
        $"{payload}.{Base64Url.EncodeToString(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(payload)))}";
}
