using Grpc.Core;
using SyncInterview.Hosting.Identity;

namespace SyncInterview.Hosting;

/// <summary>
/// Signs the calls this service makes to another, and verifies those it gets. A header is good for five minutes, and is looked at when a
/// call starts: a stream may outlive it.
/// </summary>
public sealed class InternalIdentity
{
    /// <summary>Name of the header.</summary>
    public const string Header = "x-syncinterview-identity";

    /// <summary>How long a signed header is good for.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly byte[] _key;
    private readonly string _caller;
    private readonly TimeProvider _time;

    internal InternalIdentity(byte[] key, string caller, TimeProvider time) => (_key, _caller, _time) = (key, caller, time);

    /// <summary>Headers for a call made for an owner. Make them anew for each call.</summary>
    /// <param name="owner">Whose resources the call is about; see <see cref="CallIdentity.Owner"/>. Not empty.</param>
    public Metadata HeadersFor(string owner)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        var now = _time.GetUtcNow();
        var claims = new IdentityClaims(owner, _caller, now.ToUnixTimeSeconds(), (now + Life).ToUnixTimeSeconds());
        return new Metadata { { Header, IdentityToken.Sign(claims, _key) } };
    }

    /// <summary>Options for a call made while answering another: the same owner, deadline and cancellation.</summary>
    public CallOptions NestedIn(ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new CallOptions(HeadersFor(context.GetIdentity().Owner), context.Deadline, context.CancellationToken);
    }

    /// <summary>Who the headers speak for; null when they carry no signature of this suite that is good now.</summary>
    internal CallIdentity? Verify(Metadata headers)
    {
        var token = headers.GetValue(Header);
        return token is not null && IdentityToken.Verify(token, _key, _time.GetUtcNow()) is { } claims
            ? new CallIdentity(claims.Owner, claims.Caller)
            : null;
    }
}
