namespace SyncInterview.Edge.Options;

/// <summary>
/// Which JSON Web Tokens log in, sent as <c>authorization: Bearer &lt;token&gt;</c>. Signed with RS256 or ES256, nothing else;
/// <c>exp</c> is required. A call ends with UNAUTHENTICATED when its token expires; the client calls again with a fresh one.
/// </summary>
public sealed record JwtOptions
{
    /// <summary>Required. The only accepted <c>iss</c>.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>Required. The <c>aud</c> that a token must name.</summary>
    public string Audience { get; init; } = "";

    /// <summary>
    /// Required. Path of a JSON Web Key Set with the issuer's public keys. Read at start, and again (at most every 10 s) when a token
    /// names a key that is not in it and the file has changed.
    /// </summary>
    public string JwksFile { get; init; } = "";

    /// <summary>Claim that names the owner. Default <c>sub</c>. Its value follows <see cref="ApiKeyOptions.Owner"/>'s rule.</summary>
    public string OwnerClaim { get; init; } = "sub";

    /// <summary>How far the issuer's clock may be off. Default 30 s, at most 5 min.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);
}
