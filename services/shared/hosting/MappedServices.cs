using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SyncInterview.Hosting;

/// <summary>
/// The gRPC services that this application maps. Complete once the application has started. A service that is mapped without a generated
/// base class is described by a <see cref="ServiceDescriptor"/> among its endpoints' metadata.
/// </summary>
internal sealed class MappedServices
{
    private readonly Lazy<IReadOnlyDictionary<string, ServiceDescriptor?>> _services;

    public MappedServices(EndpointDataSource endpoints) => _services = new(() => Find(endpoints.Endpoints));

    /// <summary>Full names, in order.</summary>
    public IEnumerable<string> Names => _services.Value.Keys;

    /// <summary>Descriptors of those that have one.</summary>
    public IEnumerable<ServiceDescriptor> Descriptors => _services.Value.Values.OfType<ServiceDescriptor>();

    /// <summary>Whether a service is mapped.</summary>
    public bool Contains(string name) => _services.Value.ContainsKey(name);

    private static SortedDictionary<string, ServiceDescriptor?> Find(IEnumerable<Endpoint> endpoints)
    {
        var found = new SortedDictionary<string, ServiceDescriptor?>(StringComparer.Ordinal);
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is { } grpc)
                found.TryAdd(grpc.Method.ServiceName, endpoint.Metadata.GetMetadata<ServiceDescriptor>() ?? DescriptorOf(grpc.ServiceType));
        }

        return found;
    }

    // Generated base classes name the static class that holds the descriptor.
    private static ServiceDescriptor? DescriptorOf(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is { } bind)
            {
                var descriptor = bind.BindType.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static);
                return descriptor?.GetValue(null) as ServiceDescriptor;
            }
        }

        return null;
    }
}
