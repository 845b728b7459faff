using System.Net;
using Microsoft.Extensions.Options;
using SyncInterview.Edge.Identity;
using SyncInterview.Edge.Origins;

namespace SyncInterview.Edge.Options;

/// <summary>Checks the options at start. Every failure names the option and what it allows.</summary>
internal sealed class EdgeOptionsValidator(IConfiguration configuration) : IValidateOptions<EdgeOptions>
{
    // Settings that would open, or seem to open, another door than the one checked here.
    private static readonly string[] OtherPlaces =
        ["Kestrel:Endpoints", "Hosting:Edge:BindAddress", "Hosting:Edge:GrpcPort", "Hosting:Edge:HttpPort", "Hosting:Edge:UnixSocket"];

    public ValidateOptionsResult Validate(string? name, EdgeOptions options)
    {
        var failures = new List<string>();
        void Require(bool holds, string otherwise)
        {
            if (!holds)
                failures.Add(otherwise);
        }

        foreach (var elsewhere in OtherPlaces.Where(place => configuration.GetSection(place).Exists()))
            Require(false, $"{elsewhere}: the edge listens only where Edge:BindAddress, Edge:GrpcPort and Edge:HttpPort say. Remove it.");
        Listening(options, Require);
        Identity(options, Require);
        Origins(options, Require);
        Limits(options.Limits, Require);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Listening(EdgeOptions options, Action<bool, string> require)
    {
        require(options.GrpcPort is >= 0 and <= 65535, "Edge:GrpcPort: a port from 0 to 65535.");
        require(options.HttpPort is >= 0 and <= 65535, "Edge:HttpPort: a port from 0 to 65535.");
        require(options.GrpcPort != options.HttpPort || options.GrpcPort == 0, "Edge:HttpPort: another port than Edge:GrpcPort.");
        require(
            options.DrainTime >= TimeSpan.Zero && options.DrainTime <= TimeSpan.FromSeconds(25),
            "Edge:DrainTime: 0 to 25 seconds; the host itself waits 30.");
        if (!IPAddress.TryParse(options.BindAddress, out var address))
        {
            require(false, $"Edge:BindAddress: an IP address such as 127.0.0.1 or 0.0.0.0, not \"{options.BindAddress}\".");
            return;
        }

        require(
            IPAddress.IsLoopback(address) || options.LoginRequired,
            $"Edge:BindAddress: {address} can be reached from other machines, and nobody has to log in. Configure Edge:ApiKeys " +
            "(Owner, Sha256) or Edge:Jwt (Issuer, Audience, JwksFile), or bind to 127.0.0.1.");
    }

    private static void Identity(EdgeOptions options, Action<bool, string> require)
    {
        for (var i = 0; i < options.ApiKeys.Count; i++)
        {
            require(OwnerName.IsValid(options.ApiKeys[i].Owner), $"Edge:ApiKeys:{i}:Owner: {OwnerName.Rule}.");
            var hash = options.ApiKeys[i].Sha256;
            require(hash.Length == 64 && hash.All(char.IsAsciiHexDigit), $"Edge:ApiKeys:{i}:Sha256: 64 hexadecimal digits.");
        }

        if (options.Jwt is not { } jwt)
            return;
        require(jwt.Issuer.Length > 0, "Edge:Jwt:Issuer: the token issuer's name, as in its \"iss\".");
        require(jwt.Audience.Length > 0, "Edge:Jwt:Audience: this product's name at the issuer, as in \"aud\".");
        require(jwt.OwnerClaim.Length > 0, "Edge:Jwt:OwnerClaim: the name of a claim, by default \"sub\".");
        require(jwt.ClockSkew >= TimeSpan.Zero && jwt.ClockSkew <= TimeSpan.FromMinutes(5), "Edge:Jwt:ClockSkew: 0 to 5 minutes.");
        if (KeySetFile.Problem(jwt.JwksFile) is { } problem)
            require(false, $"Edge:Jwt:JwksFile: {problem}");
    }

    private static void Origins(EdgeOptions options, Action<bool, string> require)
    {
        for (var i = 0; i < options.AllowedOrigins.Count; i++)
        {
            require(
                OriginRules.IsOrigin(options.AllowedOrigins[i]),
                $"Edge:AllowedOrigins:{i}: scheme, host and port alone, as in https://interview.example.");
        }

        for (var i = 0; i < options.AllowedHosts.Count; i++)
        {
            require(
                Uri.CheckHostName(options.AllowedHosts[i]) != UriHostNameType.Unknown,
                $"Edge:AllowedHosts:{i}: a host name without port.");
        }
    }

    private static void Limits(LimitOptions limits, Action<bool, string> require)
    {
        require(limits.MaxMessageBytes is >= 1024 and <= 64 * 1024 * 1024, "Edge:Limits:MaxMessageBytes: 1024 to 67108864.");
        require(limits.StreamsPerCaller is >= 1 and <= 100_000, "Edge:Limits:StreamsPerCaller: 1 to 100000.");
        require(limits.RequestsPerSecond is > 0 and <= 1_000_000, "Edge:Limits:RequestsPerSecond: above 0, at most 1000000.");
        require(limits.RequestBurst is >= 1 and <= 1_000_000, "Edge:Limits:RequestBurst: 1 to 1000000.");
        require(limits.MaxHeaderBytes is >= 4096 and <= 256 * 1024, "Edge:Limits:MaxHeaderBytes: 4096 to 262144.");
        require(limits.MaxConnections is >= 1 and <= 1_000_000, "Edge:Limits:MaxConnections: 1 to 1000000.");
    }
}
