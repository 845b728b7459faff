using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.Hosting.Tests.Probe;
using SyncInterview.Testing;

namespace SyncInterview.Hosting.Tests.Kit;

/// <summary>Starts hosts of the probe service.</summary>
public static class ProbeHost
{
    public const string Owner = "ada";

    public const string ServiceName = "syncinterview.probe.v1.ProbeService";

    public static Task<InProcessHost> StartAsync(
        ProbeScript? script = null,
        InProcessHostOptions? options = null,
        Action<WebApplicationBuilder>? add = null,
        Action<WebApplication>? map = null) => InProcessHost.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton(script ?? new ProbeScript());
            add?.Invoke(builder);
        },
        app =>
        {
            app.MapGrpcService<ScriptedProbeService>();
            map?.Invoke(app);
        },
        options);

    /// <summary>A host that calls the probe service of another.</summary>
    public static Task<InProcessHost> StartInFrontOfAsync(
        InProcessHost back, ProbeScript script, Action<WebApplicationBuilder>? add = null) =>
        StartAsync(
            script,
            new() { ServiceName = "front", Settings = { ["Services:Back"] = back.Addresses.Grpc.ToString() } },
            builder =>
            {
                builder.Services.AddServiceClient<ProbeService.ProbeServiceClient>("back");
                add?.Invoke(builder);
            });

    public static ProbeService.ProbeServiceClient Probe(this InProcessHost host) => host.Client<ProbeService.ProbeServiceClient>();

    /// <summary>Within a handler: the service that stands behind this one.</summary>
    public static ProbeService.ProbeServiceClient Back(this ServerCallContext context) =>
        context.GetHttpContext().RequestServices.GetRequiredService<ProbeService.ProbeServiceClient>();

    /// <summary>Within a handler: options for calling on.</summary>
    public static CallOptions Nested(this ServerCallContext context) =>
        context.GetHttpContext().RequestServices.GetRequiredService<InternalIdentity>().NestedIn(context);

    public static Metadata SignedHeaders(this InProcessHost host) => host.HeadersFor(Owner);

    public static async Task<RpcException> EchoFailsAsync(this InProcessHost host, Metadata? headers = null) =>
        await Assert.ThrowsAsync<RpcException>(
            async () => await host.Probe().EchoAsync(new EchoRequest(), headers ?? host.SignedHeaders()));
}
