using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Embedded;
using SyncInterview.Hosting.Deadlines;
using SyncInterview.Hosting.Endpoints;
using SyncInterview.Hosting.Health;
using SyncInterview.Hosting.Identity;
using SyncInterview.Hosting.Interceptors;
using SyncInterview.Hosting.Reflection;
using SyncInterview.Hosting.Telemetry;

namespace SyncInterview.Hosting;

/// <summary>What every service's host has in common.</summary>
public static class ServiceDefaults
{
    /// <summary>
    /// Adds endpoints, gRPC with its interceptors, identity, health, reflection, telemetry and, to internal services, the building blocks;
    /// a public door keeps no state. Settings: <see cref="HostingOptions"/>.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="serviceName">Name of the service; decides its default ports and is its name in telemetry.</param>
    /// <param name="audience">Whose calls it takes. Default: the suite's own services, with a signed identity.</param>
    public static WebApplicationBuilder AddServiceDefaults(
        this WebApplicationBuilder builder, string serviceName, ServiceAudience audience = ServiceAudience.Internal)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var service = new ServiceDescription(serviceName, audience);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(service);
        services.AddHostedService<ProcessTelemetry>();
        LogDefaults.Add(builder.Configuration);
        LogExport.Add(builder.Logging, service, builder.Configuration);
        AddOptions(services, service);
        AddEndpoints(services);
        AddCalls(services, audience);
        AddIdentity(services, service);
        AddHealthAndReflection(services);
        if (audience == ServiceAudience.Internal)
            AddBuildingBlocks(services, builder.Configuration);
        return builder;
    }

    /// <summary>
    /// Maps health (<c>grpc.health.v1</c>, <c>/health/live</c>, <c>/health/ready</c>) and reflection. Fails when settings or the identity
    /// key are not usable. Call it before mapping services.
    /// </summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.GetRequiredService<InternalIdentity>();
        app.UseMiddleware<UnaryDeadlineMiddleware>();
        app.MapGrpcService<HealthGrpcService>();
        HealthEndpoints.Map(app);
        if (app.Services.GetRequiredService<IOptions<HostingOptions>>().Value.Reflection)
        {
            app.MapGrpcService<ReflectionV1GrpcService>();
            app.MapGrpcService<ReflectionV1AlphaGrpcService>();
        }

        return app;
    }

    private static void AddOptions(IServiceCollection services, ServiceDescription service)
    {
        services.AddOptions<HostingOptions>()
            .Configure<IConfiguration>((options, configuration) =>
            {
                (options.GrpcPort, options.HttpPort) = (DefaultPorts.Of(service.Name)?.Grpc, DefaultPorts.Of(service.Name)?.Http);
                configuration.GetSection(HostingOptions.Section).Bind(options);
                configuration.GetSection(HostingOptions.Section).GetSection(service.Name).Bind(options);
            })
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<HostingOptions>, HostingOptionsValidator>();
    }

    private static void AddEndpoints(IServiceCollection services)
    {
        services.AddSingleton<ListeningAddresses>();
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, KestrelEndpoints>();
        services.AddSingleton<IConfigureOptions<SocketTransportOptions>, SocketBinding>();
    }

    private static void AddCalls(IServiceCollection services, ServiceAudience audience)
    {
        services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<ExceptionInterceptor>();
            if (audience == ServiceAudience.Internal)
                grpc.Interceptors.Add<IdentityInterceptor>();
        });
        services.AddOptions<GrpcServiceOptions>().Configure<IOptions<HostingOptions>>((grpc, hosting) =>
            (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (hosting.Value.MaxMessageBytes, hosting.Value.MaxMessageBytes));
        services.AddSingleton<ExceptionInterceptor>();
        services.AddSingleton<IdentityInterceptor>();
    }

    private static void AddIdentity(IServiceCollection services, ServiceDescription service) => services.AddSingleton(provider =>
    {
        var configured = provider.GetRequiredService<IOptions<HostingOptions>>().Value.IdentityKey;
        var directory = provider.GetRequiredService<IConfiguration>().GetSection(EmbeddedOptions.Section)
            .GetValue(nameof(EmbeddedOptions.DataDirectory), new EmbeddedOptions().DataDirectory)!;
        var key = configured is null ? new IdentityKeyFile(directory).ReadOrCreate() : Convert.FromBase64String(configured);
        return new InternalIdentity(key, service.Name, provider.GetRequiredService<TimeProvider>());
    });

    private static void AddBuildingBlocks(IServiceCollection services, IConfiguration configuration)
    {
        services.AddEmbeddedBuildingBlocks(configuration);
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("store");
    }

    private static void AddHealthAndReflection(IServiceCollection services)
    {
        services.AddHealthChecks();
        services.AddSingleton<HealthState>();
        services.AddHostedService<HealthMonitor>();
        services.AddSingleton<MappedServices>();
        services.AddSingleton<ReflectionAnswers>();
    }
}
