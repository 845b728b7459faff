using Microsoft.Extensions.Options;
using SyncInterview.Edge.Tests.Kit;

namespace SyncInterview.Edge.Tests;

public sealed class StartTests
{
    private const string Hash = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("10.1.2.3")]
    public async Task Other_machines_are_not_let_in_without_login_and_the_refusal_names_the_ways_out(string address)
    {
        var refusal = await RefusalAsync(("Edge:BindAddress", address));

        Assert.Contains("Edge:BindAddress", refusal, StringComparison.Ordinal);
        Assert.Contains("Edge:ApiKeys", refusal, StringComparison.Ordinal);
        Assert.Contains("Edge:Jwt", refusal, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_login_other_machines_are_let_in()
    {
        await using var edge = await EdgeHost.StartAsync(
            settings: [("Edge:BindAddress", "0.0.0.0"), ("Edge:ApiKeys:0:Owner", "a"), ("Edge:ApiKeys:0:Sha256", Hash)]);
        Assert.Equal("0.0.0.0", edge.GrpcAddress.Host);
    }

    [Fact]
    public async Task All_of_loopback_needs_no_login()
    {
        await using var edge = await EdgeHost.StartAsync(settings: [("Edge:BindAddress", "127.0.0.2")]);
        Assert.Equal("127.0.0.2", edge.GrpcAddress.Host);
    }

    [Theory]
    [InlineData("Edge:BindAddress", "localhost")]
    [InlineData("Edge:GrpcPort", "70000")]
    [InlineData("Edge:HttpPort", "-1")]
    [InlineData("Edge:AllowedOrigins:0", "*")]
    [InlineData("Edge:AllowedOrigins:0", "null")]
    [InlineData("Edge:AllowedOrigins:0", "https://interview.example/")]
    [InlineData("Edge:AllowedOrigins:0", "https://user@interview.example")]
    [InlineData("Edge:AllowedHosts:0", "box.example:80")]
    [InlineData("Edge:ApiKeys:0:Owner", "a/b")]
    [InlineData("Edge:ApiKeys:0:Sha256", "secret")]
    [InlineData("Edge:DrainTime", "00:01:00")]
    [InlineData("Edge:Jwt:Issuer", "")]
    [InlineData("Edge:Jwt:Audience", "")]
    [InlineData("Edge:Jwt:OwnerClaim", "")]
    [InlineData("Edge:Jwt:ClockSkew", "01:00:00")]
    [InlineData("Edge:Jwt:JwksFile", "/nowhere/jwks.json")]
    [InlineData("Edge:Limits:MaxMessageBytes", "0")]
    [InlineData("Edge:Limits:StreamsPerCaller", "0")]
    [InlineData("Edge:Limits:RequestsPerSecond", "0")]
    [InlineData("Edge:Limits:RequestBurst", "0")]
    [InlineData("Edge:Limits:MaxHeaderBytes", "1")]
    [InlineData("Edge:Limits:MaxConnections", "0")]
    [InlineData("Kestrel:Endpoints:Other:Url", "http://0.0.0.0:1")]
    [InlineData("Hosting:Edge:BindAddress", "0.0.0.0")]
    public async Task A_setting_that_cannot_be_is_refused_by_name(string setting, string value)
    {
        var named = setting.StartsWith("Kestrel", StringComparison.Ordinal) ? "Kestrel:Endpoints" : setting;
        Assert.Contains(named, await RefusalAsync((setting, value)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_set_without_public_keys_is_refused()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("jwks-").FullName, "jwks.json");
        await File.WriteAllTextAsync(file, """{"keys":[{"kty":"oct","k":"AAAA"}]}""");
        Assert.Contains("Edge:Jwt:JwksFile", await RefusalAsync(("Edge:Jwt:JwksFile", file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_ports_may_not_be_one() =>
        Assert.Contains("Edge:HttpPort", await RefusalAsync(("Edge:GrpcPort", "50999"), ("Edge:HttpPort", "50999")), StringComparison.Ordinal);

    [Fact]
    public async Task An_address_of_a_service_that_cannot_be_called_is_refused_by_name() =>
        Assert.Contains("llm", await RefusalAsync(("Services:Llm", "nowhere")), StringComparison.Ordinal);

    private static async Task<string> RefusalAsync(params (string, string?)[] settings) =>
        (await Assert.ThrowsAsync<OptionsValidationException>(() => EdgeHost.StartAsync(settings: settings))).Message;
}
