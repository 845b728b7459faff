using System.Collections.Concurrent;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SyncInterview.Hosting.Clients;

/// <summary>One channel for each service that is called, made when first needed and shared by its clients.</summary>
internal sealed class ServiceChannels(
    IEnumerable<ServiceClientRegistration> clients,
    IOptions<ServiceAddressOptions> addresses,
    IOptions<HostingOptions> hosting,
    ILoggerFactory logging) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<GrpcChannel>> _channels = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The channel to a service.</summary>
    public GrpcChannel To(string serviceName) => _channels.GetOrAdd(serviceName, name => new(() => Open(name))).Value;

    public void Dispose()
    {
        foreach (var channel in _channels.Values.Where(channel => channel.IsValueCreated))
            channel.Value.Dispose();
    }

    private GrpcChannel Open(string serviceName)
    {
        var descriptors = clients.Where(client => client.ServiceName.Equals(serviceName, StringComparison.OrdinalIgnoreCase))
            .Select(client => client.Descriptor).Distinct();
        var address = new Uri(addresses.Value.AddressOf(serviceName)
            ?? throw new InvalidOperationException($"{ServiceAddressOptions.Section}:{serviceName} is not configured."));
        return ServiceChannel.Open(address, hosting.Value, options =>
        {
            options.LoggerFactory = logging;
            options.ServiceConfig = ReadRetries.ConfigFor(descriptors);
        });
    }
}
