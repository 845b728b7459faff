using System.Net;
using Microsoft.Extensions.Options;
using SyncInterview.Edge.Options;

namespace SyncInterview.Edge.Origins;

/// <summary>Which web pages may call, and by which names the HTTP/1.1 port answers.</summary>
internal sealed class OriginRules
{
    private readonly HashSet<string> _origins;
    private readonly HashSet<string> _hosts;
    private readonly bool _loopbackOrigins;
    private readonly bool _anyHost;

    public OriginRules(IOptions<EdgeOptions> options)
    {
        var edge = options.Value;
        _origins = new(edge.AllowedOrigins, StringComparer.OrdinalIgnoreCase);
        _hosts = new(edge.AllowedHosts, StringComparer.OrdinalIgnoreCase);
        _loopbackOrigins = edge.AllowLoopbackOrigins && IPAddress.IsLoopback(IPAddress.Parse(edge.BindAddress));
        _anyHost = edge.LoginRequired;
    }

    /// <summary>Whether the text is an origin that may be allowed: scheme and authority of a web page, nothing more.</summary>
    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase)
        && uri.UserInfo.Length == 0;

    /// <summary>Whether pages of another origin may call. <c>null</c>, which any sandboxed frame or local file sends, never may.</summary>
    public bool Allows(string origin) =>
        IsOrigin(origin) && (_origins.Contains(origin) || (_loopbackOrigins && IsLoopback(new Uri(origin).Host)));

    /// <summary>Whether <c>Host</c> may carry this name, without port.</summary>
    public bool Answers(string host) => _anyHost || IsLoopback(host) || _hosts.Contains(host);

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
