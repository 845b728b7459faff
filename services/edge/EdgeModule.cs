using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SyncInterview.Edge.Forwarding;
using SyncInterview.Edge.Identity;
using SyncInterview.Edge.Limits;
using SyncInterview.Edge.Methods;
using SyncInterview.Edge.Options;
using SyncInterview.Edge.Origins;
using SyncInterview.Edge.Web;
using SyncInterview.Hosting;

namespace SyncInterview.Edge;

/// <summary>The public door: gRPC and gRPC-Web from outside to the services behind.</summary>
public static class EdgeModule
{
    /// <summary>
    /// Adds the door to an application that has the service defaults of audience <see cref="ServiceAudience.Public"/>. Settings:
    /// <see cref="EdgeOptions"/>.
    /// </summary>
    public static WebApplicationBuilder AddEdge(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<EdgeOptions>().BindConfiguration(EdgeOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EdgeOptions>, EdgeOptionsValidator>();
        services.AddSingleton<IPostConfigureOptions<HostingOptions>, EdgeListening>();
        services.AddSingleton<IPostConfigureOptions<KestrelServerOptions>, EdgeListening>();
        services.AddSingleton<OriginRules>();
        services.AddSingleton<IConfigureOptions<CorsOptions>, CorsRules>();
        services.AddCors();
        services.AddSingleton<CallerAuthenticator>();
        services.AddSingleton<CallerLimits>();
        services.AddSingleton<Upstreams>();
        services.AddSingleton<Drain>();
        services.AddSingleton<GrpcForwarder>();
        foreach (var (service, upstream) in PublicMethods.Services)
        {
            services.AddServiceAddress(upstream, service);
            services.AddHealthChecks().Add(new HealthCheckRegistration(
                upstream,
                provider => ActivatorUtilities.CreateInstance<UpstreamHealth>(provider, upstream, service.FullName),
                HealthStatus.Unhealthy,
                [service.FullName]));
        }

        return builder;
    }

    /// <summary>Maps the door. Fails when the options do not allow it, as when other machines could reach it without login.</summary>
    public static WebApplication MapEdge(this WebApplication app)
    {
        app.UseMiddleware<OriginGuard>();
        app.UseCors(CorsRules.Policy);
        app.UseMiddleware<GrpcWebMiddleware>();
        app.UseMiddleware<CallGate>();
        var forwarder = app.Services.GetRequiredService<GrpcForwarder>();
        var services = PublicMethods.Services.ToDictionary(row => row.Service.FullName, row => row.Service);
        foreach (var rule in PublicMethods.All.Where(rule => rule is { Upstream: not null, Access: not AccessRule.Internal }))
        {
            app.MapPost(rule.Path, forwarder.ForwardAsync)
                .WithMetadata(new GrpcMethodMetadata(typeof(GrpcForwarder), new ForwardedMethod(rule)), services[rule.Service]);
        }

        return app;
    }
}
