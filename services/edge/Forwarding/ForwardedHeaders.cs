using System.Collections.Frozen;
using System.Diagnostics;
using System.Text;
using SyncInterview.Hosting;
using SyncInterview.Hosting.Deadlines;

namespace SyncInterview.Edge.Forwarding;

/// <summary>
/// Which headers cross the door. Metadata of the client and of the service passes; what belongs to one connection, or claims identity, does
/// not.
/// </summary>
internal static class ForwardedHeaders
{
    /// <summary>Everything under this name is said between services, and never believed from outside.</summary>
    private const string SuitePrefix = "x-syncinterview-";

    private static readonly FrozenSet<string> NotToServices = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        // Of this connection. te is set anew.
        "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "te", "trailer", "host", "content-length", "expect",
        // Proofs of identity stop here.
        "authorization", "proxy-authorization", "cookie",
        // Claims about the way that nobody checked.
        "forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip",
        // The browser's own, dealt with here.
        "origin", "referer", "accept", "accept-language", "accept-encoding", "x-grpc-web",
        // Set anew from what is left of it.
        GrpcTimeout.Header);

    private static readonly FrozenSet<string> TraceContext = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "traceparent", "tracestate", "baggage");

    private static readonly FrozenSet<string> NotToClients = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "connection", "keep-alive", "proxy-connection", "proxy-authenticate", "transfer-encoding", "upgrade", "trailer", "content-length",
        "server", "date");

    /// <summary>
    /// Copies a request's metadata; throws INVALID_ARGUMENT when it could not be sent on. Trace context passes only when no activity here
    /// carries it on.
    /// </summary>
    public static void CopyRequest(IHeaderDictionary from, HttpRequestMessage to)
    {
        var traced = Activity.Current is not null;
        foreach (var (name, values) in from)
        {
            if (name.StartsWith(':') || !PassesToServices(name) || (traced && TraceContext.Contains(name)))
                continue;
            if (!Ascii.IsValid(values.ToString()))
                throw RpcErrors.InvalidField(name, "must be ASCII; bytes go under a name that ends in -bin, as base64");
            // Content headers have a collection of their own; both refuse nothing that the other takes.
            if (!to.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                to.Content!.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }
    }

    /// <summary>Copies a response's headers.</summary>
    public static void CopyResponse(HttpResponseMessage from, HttpResponse to)
    {
        foreach (var (name, values) in from.Headers.NonValidated)
            Copy(name, values, to.Headers);
        foreach (var (name, values) in from.Content.Headers.NonValidated)
            Copy(name, values, to.Headers);
    }

    /// <summary>Copies a response's trailers.</summary>
    public static void CopyTrailers(HttpResponseMessage from, HttpResponse to)
    {
        foreach (var (name, values) in from.TrailingHeaders.NonValidated)
        {
            if (!NotToClients.Contains(name))
                to.AppendTrailer(name, values.ToArray());
        }
    }

    private static bool PassesToServices(string name) =>
        !NotToServices.Contains(name)
        && !name.StartsWith(SuitePrefix, StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("sec-", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("access-control-", StringComparison.OrdinalIgnoreCase);

    private static void Copy(string name, IEnumerable<string> values, IHeaderDictionary to)
    {
        if (!NotToClients.Contains(name) && !name.StartsWith(SuitePrefix, StringComparison.OrdinalIgnoreCase))
            to[name] = values.ToArray();
    }
}
