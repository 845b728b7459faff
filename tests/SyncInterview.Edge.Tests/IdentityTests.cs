using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using SyncInterview.Edge.Tests.Kit;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Edge.Tests;

public sealed class IdentityTests : IAsyncLifetime, IDisposable
{
    private const string Key = "k-8f1c0b6f0d6e4b2f";
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly TokenIssuer _issuer = new();
    private ProbeUpstream _upstream = null!;
    private EdgeHost _edge = null!;

    /// <summary>Tokens that must not log in, by what is wrong with them.</summary>
    public static TheoryData<string> Wrong => new(WrongTokens.Keys);

    private static Dictionary<string, Func<TokenIssuer, DateTimeOffset, string>> WrongTokens { get; } = new()
    {
        ["alg none"] = (_, now) => TokenIssuer.Sign(new() { ["alg"] = "none" }, TokenIssuer.Claims(now), _ => []),
        ["alg none in capitals"] = (_, now) => TokenIssuer.Sign(new() { ["alg"] = "NONE", ["kid"] = "rsa" }, TokenIssuer.Claims(now), _ => []),
        ["HS256 signed with the public key"] = (issuer, now) => TokenIssuer.Hs256(TokenIssuer.Claims(now), issuer.PublicKeyPem),
        ["HS256 signed with the symmetric key of the set"] = (_, now) =>
            TokenIssuer.Hs256(TokenIssuer.Claims(now), Encoding.ASCII.GetBytes("0123456789abcdef0123456789abcdef"), "oct"),
        ["RS512"] = (issuer, now) => issuer.Rs256(TokenIssuer.Claims(now), "RS512"),
        ["signed by somebody else"] = (_, now) =>
        {
            using var other = new TokenIssuer();
            return other.Rs256(TokenIssuer.Claims(now));
        },
        ["a key of its own in the header"] = (_, now) =>
        {
            using var own = RSA.Create(2048);
            var parameters = own.ExportParameters(false);
            var jwk = new { kty = "RSA", n = TokenIssuer.Encode(parameters.Modulus!), e = TokenIssuer.Encode(parameters.Exponent!) };
            return TokenIssuer.Sign(
                new() { ["alg"] = "RS256", ["jwk"] = jwk, ["jku"] = "http://127.0.0.1/keys", ["kid"] = "../../etc/passwd" },
                TokenIssuer.Claims(now),
                data => own.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        },
        ["wrong issuer"] = (issuer, now) => issuer.Rs256(With(now, "iss", "https://evil.example")),
        ["wrong audience"] = (issuer, now) => issuer.Rs256(With(now, "aud", "another-product")),
        ["no audience"] = (issuer, now) => issuer.Rs256(With(now, "aud", null)),
        ["expired"] = (issuer, now) => issuer.Rs256(With(now, "exp", now.AddMinutes(-2).ToUnixTimeSeconds())),
        ["without expiry"] = (issuer, now) => issuer.Rs256(With(now, "exp", null)),
        ["not yet valid"] = (issuer, now) => issuer.Rs256(With(now, "nbf", now.AddMinutes(3).ToUnixTimeSeconds())),
        ["without owner"] = (issuer, now) => issuer.Rs256(With(now, "sub", null)),
        ["an owner that could leave its place in a key"] = (issuer, now) => issuer.Rs256(With(now, "sub", "alice/../bob")),
        ["an owner that is no text"] = (issuer, now) => issuer.Rs256(With(now, "sub", new[] { "alice", "bob" })),
        ["an owner that is a structure"] = (issuer, now) => issuer.Rs256(With(now, "sub", new { name = "alice" })),
        ["an owner too long"] = (issuer, now) => issuer.Rs256(With(now, "sub", new string('a', 101))),
        ["a claim changed after signing"] = (issuer, now) =>
        {
            var parts = issuer.Rs256(TokenIssuer.Claims(now)).Split('.');
            var forged = TokenIssuer.Payload(With(now, "sub", "bob"));
            return $"{parts[0]}.{forged}.{parts[2]}";
        },
        ["no signature"] = (issuer, now) => string.Concat(issuer.Rs256(TokenIssuer.Claims(now)).Split('.').Take(2).Select(part => part + ".")),
        ["no token at all"] = (_, _) => "x",
        ["empty"] = (_, _) => "",
        ["another key"] = (_, _) => Key + "x",
    };

    public async Task InitializeAsync()
    {
        // A careless issuer publishes a symmetric key as well.
        _issuer.Publish(new { kty = "oct", kid = "oct", k = TokenIssuer.Encode(Encoding.ASCII.GetBytes("0123456789abcdef0123456789abcdef")) });
        _upstream = await ProbeUpstream.StartAsync();
        _upstream.Interviews.OnGet = (_, context) =>
            Task.FromResult(new GetInterviewResponse { Interview = new Interview { Name = context.GetIdentity().Owner } });
        _edge = await EdgeHost.StartAsync(_upstream.Address,
        [
            ("Edge:ApiKeys:0:Owner", "somebody"),
            ("Edge:ApiKeys:0:Sha256", Convert.ToHexStringLower(SHA256.HashData("another"u8))),
            ("Edge:ApiKeys:1:Owner", "carol@example.com"),
            ("Edge:ApiKeys:1:Sha256", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))),
            .. _issuer.Settings,
        ]);
    }

    public async Task DisposeAsync()
    {
        await _edge.DisposeAsync();
        await _upstream.DisposeAsync();
    }

    public void Dispose() => _issuer.Dispose();

    [Fact]
    public async Task An_API_key_makes_its_owner_the_caller() => Assert.Equal("carol@example.com", await OwnerAsync($"Bearer {Key}"));

    [Fact]
    public async Task A_token_signed_with_RS256_makes_its_subject_the_caller() =>
        Assert.Equal("alice", await OwnerAsync($"bearer {_issuer.Rs256(TokenIssuer.Claims(_now))}"));

    [Fact]
    public async Task A_token_signed_with_ES256_makes_its_subject_the_caller() =>
        Assert.Equal("alice", await OwnerAsync($"Bearer {_issuer.Es256(TokenIssuer.Claims(_now))}"));

    [Fact]
    public async Task A_token_for_ever_is_a_token() =>
        Assert.Equal("alice", await OwnerAsync($"Bearer {_issuer.Es256(With(_now, "exp", 253402300799))}"));

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_token_is_UNAUTHENTICATED(string wrong)
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => OwnerAsync($"Bearer {WrongTokens[wrong](_issuer, _now)}"));

        Assert.Equal(StatusCode.Unauthenticated, failure.StatusCode);
        Assert.Equal(Common.V1.ErrorReason.Unauthenticated, RpcStatus.From(failure).Reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Key)]
    [InlineData("Basic YWxpY2U6c2VjcmV0")]
    [InlineData("Bearer")]
    public async Task Once_there_is_a_way_to_log_in_nobody_is_the_local_owner(string? header)
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => OwnerAsync(header));
        Assert.Equal(StatusCode.Unauthenticated, failure.StatusCode);
    }

    [Fact]
    public async Task Two_logins_are_none()
    {
        using var client = new HttpClient();
        using var request = Wire.Native(
            _edge.GrpcAddress, Wire.GetInterview, Wire.Frame([]), ("authorization", $"Bearer {Key}"), ("authorization", $"Bearer {Key}"));
        // The client joins equal headers; a joined one is no key either.
        using var response = await client.SendAsync(request);
        Assert.Equal(StatusCode.Unauthenticated, (await Wire.StatusAsync(response)).Code);
    }

    [Fact]
    public async Task Login_is_asked_of_browsers_too()
    {
        using var without = await _edge.Http.SendAsync(
            Wire.Web(Wire.GetInterview, new ByteArrayContent(Wire.Frame([])), "application/grpc-web"));
        using var with = await _edge.Http.SendAsync(
            Wire.Web(Wire.GetInterview, new ByteArrayContent(Wire.Frame([])), "application/grpc-web", ("authorization", $"Bearer {Key}")));

        Assert.Equal(StatusCode.Unauthenticated, (await Wire.StatusAsync(without)).Code);
        Assert.False(with.Headers.Contains("grpc-status"));
        Assert.Contains("carol@example.com", Encoding.ASCII.GetString(await with.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_told_without_login()
    {
        var health = new Grpc.Health.V1.Health.HealthClient(_edge.Channel);
        var answer = await health.CheckAsync(new Grpc.Health.V1.HealthCheckRequest { Service = InterviewService.Descriptor.FullName });
        Assert.Equal(Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    private async Task<string> OwnerAsync(string? authorization)
    {
        var headers = new Metadata();
        if (authorization is not null)
            headers.Add("authorization", authorization);
        var client = new InterviewService.InterviewServiceClient(_edge.Channel);
        return (await client.GetInterviewAsync(new GetInterviewRequest(), headers)).Interview.Name;
    }

    private static Dictionary<string, object> With(DateTimeOffset now, string claim, object? value)
    {
        var claims = TokenIssuer.Claims(now);
        claims.Remove(claim);
        if (value is not null)
            claims[claim] = value;
        return claims;
    }
}
