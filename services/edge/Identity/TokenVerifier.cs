using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SyncInterview.Edge.Options;

namespace SyncInterview.Edge.Identity;

/// <summary>Checks JSON Web Tokens against one issuer, one audience and two algorithms. Never follows a key reference in a token.</summary>
internal sealed class TokenVerifier(JwtOptions options, TimeProvider clock)
{
    // Nearer to the end of the calendar than any sum below reaches.
    private static readonly DateTime Eternity = new(9000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = 16 * 1024, MapInboundClaims = false };
    private readonly KeySetFile _keys = new(options.JwksFile, clock);

    /// <summary>The caller a token proves; null when it proves none. Why is not told: it would help only who forges one.</summary>
    public async Task<Caller?> VerifyAsync(string token)
    {
        var result = await _handler.ValidateTokenAsync(token, Parameters());
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException && _keys.Refresh())
            result = await _handler.ValidateTokenAsync(token, Parameters());
        if (!result.IsValid || result.SecurityToken is not JsonWebToken verified)
            return null;
        return verified.TryGetPayloadValue<string>(options.OwnerClaim, out var owner) && OwnerName.IsValid(owner)
            ? new Caller(owner, ExpiryOf(verified))
            : null;
    }

    private DateTimeOffset? ExpiryOf(JsonWebToken token) =>
        token.ValidTo < Eternity ? new DateTimeOffset(token.ValidTo, TimeSpan.Zero) + options.ClockSkew : null;

    private TokenValidationParameters Parameters() => new()
    {
        ValidIssuer = options.Issuer,
        ValidAudience = options.Audience,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
        IssuerSigningKeys = _keys.Keys,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = IsAlive,
    };

    // The library's own check reads the system clock.
    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires > now - options.ClockSkew && !(notBefore > now + options.ClockSkew);
    }
}
