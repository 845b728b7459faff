using System.Reflection;
using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SyncInterview.Hosting.Clients;

namespace SyncInterview.Hosting;

/// <summary>Registers clients of the suite's services.</summary>
public static class ServiceClientExtensions
{
    /// <summary>
    /// Registers a generated client (singleton) of another service. Calls need <see cref="InternalIdentity.HeadersFor"/> or
    /// <see cref="InternalIdentity.NestedIn"/>. Methods that the contract marks NO_SIDE_EFFECTS are retried on UNAVAILABLE, up to three
    /// attempts; callers do not retry on top of that.
    /// </summary>
    /// <typeparam name="TClient">A generated client, for example <c>LlmService.LlmServiceClient</c>.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="serviceName">The service it calls; its address is <c>Services:{serviceName}</c>, see <see
    /// cref="ServiceAddressOptions"/>.</param>
    public static IServiceCollection AddServiceClient<TClient>(this IServiceCollection services, string serviceName)
        where TClient : ClientBase<TClient>
    {
        services.AddServiceAddress(serviceName, DescriptorOf(typeof(TClient)));
        services.TryAddSingleton<ServiceChannels>();
        services.TryAddSingleton(provider => (TClient)Activator.CreateInstance(
            typeof(TClient), provider.GetRequiredService<ServiceChannels>().To(serviceName).CreateCallInvoker())!);
        return services;
    }

    /// <summary>
    /// Declares that another service is called, so that its address is read, and checked at start. <see cref="AddServiceClient"/> does it
    /// for its own.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceName">The service that is called.</param>
    /// <param name="service">The gRPC service it is called by.</param>
    public static IServiceCollection AddServiceAddress(
        this IServiceCollection services, string serviceName, Google.Protobuf.Reflection.ServiceDescriptor service)
    {
        services.AddOptions<ServiceAddressOptions>()
            .Configure<IConfiguration>((options, configuration) =>
                configuration.GetSection(ServiceAddressOptions.Section).Bind(options.Addresses))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ServiceAddressOptions>, ServiceAddressValidator>());
        services.AddSingleton(new ServiceClientRegistration(serviceName, service));
        return services;
    }

    private static Google.Protobuf.Reflection.ServiceDescriptor DescriptorOf(Type client) =>
        client.DeclaringType?.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
            as Google.Protobuf.Reflection.ServiceDescriptor
        ?? throw new ArgumentException($"{client} is no generated gRPC client.");
}
