using System.Collections.Frozen;
using System.Net;
using Grpc.Net.Client;
using Microsoft.Extensions.Options;
using SyncInterview.Edge.Methods;
using SyncInterview.Hosting;

namespace SyncInterview.Edge.Forwarding;

/// <summary>
/// Connections to the services behind the door, HTTP/2 alone. Opened when first needed; further ones when one is full of streams.
/// </summary>
internal sealed class Upstreams : IDisposable
{
    private readonly FrozenDictionary<string, Upstream> _byName;

    public Upstreams(IOptions<ServiceAddressOptions> addresses, IOptions<HostingOptions> hosting) =>
        _byName = PublicMethods.Services.ToFrozenDictionary(
            row => row.Upstream, row => Open(new Uri(addresses.Value.AddressOf(row.Upstream)!), hosting.Value));

    /// <summary>A request for a method of a service. The caller disposes of it.</summary>
    public HttpRequestMessage Request(string service, string path) => new(HttpMethod.Post, new Uri(_byName[service].Authority, path))
    {
        Version = HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    /// <summary>Sends a request; returns when the answer's headers are there.</summary>
    public Task<HttpResponseMessage> SendAsync(string service, HttpRequestMessage request, CancellationToken cancellationToken) =>
        _byName[service].Invoker.SendAsync(request, cancellationToken);

    /// <summary>A channel for calls of the edge's own. Its connections are its own: a channel takes over the handler it is given.</summary>
    public GrpcChannel Channel(string service) => _byName[service].Channel;

    public void Dispose()
    {
        foreach (var upstream in _byName.Values)
        {
            upstream.Channel.Dispose();
            upstream.Invoker.Dispose();
        }
    }

    private static Upstream Open(Uri address, HostingOptions hosting)
    {
        var handler = ServiceChannel.CreateHandler(address, hosting);
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        return new Upstream(ServiceChannel.AuthorityOf(address), new HttpMessageInvoker(handler), ServiceChannel.Open(address, hosting));
    }

    private sealed record Upstream(Uri Authority, HttpMessageInvoker Invoker, GrpcChannel Channel);
}
