using Microsoft.Extensions.Options;
using SyncInterview.Edge.Options;
using SyncInterview.Hosting;

namespace SyncInterview.Edge.Identity;

/// <summary>
/// Finds out who calls. Without a configured way to log in, which the options allow on loopback alone, everybody is the local owner and
/// credentials are not looked at.
/// </summary>
internal sealed class CallerAuthenticator(IOptions<EdgeOptions> options, TimeProvider clock)
{
    private const string Scheme = "Bearer ";
    private readonly Caller? _everybody = options.Value.LoginRequired ? null : new Caller(EdgeOptions.LocalOwner);
    private readonly ApiKeyRing _keys = new(options.Value.ApiKeys);
    private readonly TokenVerifier? _tokens = options.Value.Jwt is { } jwt ? new TokenVerifier(jwt, clock) : null;

    /// <summary>The caller; throws UNAUTHENTICATED when the request proves none.</summary>
    public async ValueTask<Caller> AuthenticateAsync(HttpRequest request)
    {
        if (_everybody is not null)
            return _everybody;
        var header = request.Headers.Authorization;
        if (header is not [{ } credentials] || !credentials.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw RpcErrors.Unauthenticated("Log in with one header \"authorization: Bearer <API key or token>\".");
        var secret = credentials[Scheme.Length..].Trim();
        return _keys.Find(secret)
            ?? (_tokens is null ? null : await _tokens.VerifyAsync(secret))
            ?? throw RpcErrors.Unauthenticated("The API key or token is not valid here, or no longer.");
    }
}
