using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SyncInterview.Hosting;

namespace SyncInterview.Edge.Tests.Kit;

/// <summary>The edge as its Program composes it, on free loopback ports.</summary>
internal sealed class EdgeHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EdgeHost(WebApplication app)
    {
        _app = app;
        var addresses = app.Services.GetRequiredService<ListeningAddresses>();
        GrpcAddress = addresses.Grpc;
        HttpAddress = addresses.Http!;
        Channel = GrpcChannel.ForAddress(GrpcAddress, new GrpcChannelOptions { MaxReceiveMessageSize = null, MaxSendMessageSize = null });
        Http = new HttpClient { BaseAddress = HttpAddress };
    }

    public Uri GrpcAddress { get; }

    public Uri HttpAddress { get; }

    /// <summary>A native gRPC client of the edge.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>An HTTP/1.1 client of the edge.</summary>
    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts an edge whose services are all at one address.</summary>
    public static async Task<EdgeHost> StartAsync(
        Uri? upstream = null, IEnumerable<(string Key, string? Value)>? settings = null, TimeProvider? clock = null)
    {
        var app = Build(upstream, settings, clock);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new EdgeHost(app);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Channel.Dispose();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(Uri? upstream, IEnumerable<(string Key, string? Value)>? settings, TimeProvider? clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Edge:GrpcPort"] = "0",
            ["Edge:HttpPort"] = "0",
            ["Edge:Limits:RequestsPerSecond"] = "1000000",
            ["Edge:Limits:RequestBurst"] = "1000000",
            ["Edge:Limits:StreamsPerCaller"] = "5000",
            ["Hosting:IdentityKey"] = ProbeUpstream.IdentityKey,
            ["Hosting:Telemetry"] = "false",
        });
        foreach (var service in new[] { "Documents", "Interview", "Llm", "Analysis" })
            builder.Configuration[$"Services:{service}"] = (upstream ?? new Uri("http://127.0.0.1:9")).ToString();
        builder.Configuration.AddInMemoryCollection((settings ?? []).Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        if (clock is not null)
            builder.Services.AddSingleton(clock);
        builder.AddServiceDefaults("edge", ServiceAudience.Public);
        builder.AddEdge();
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapEdge();
        return app;
    }
}
