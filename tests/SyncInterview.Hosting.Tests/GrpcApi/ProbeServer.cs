using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.GrpcApi;

/// <summary>The released gRPC server on a real Kestrel (HTTP/2 in plain text, loopback, any free port), and a channel to it.</summary>
public sealed class ProbeServer : IAsyncLifetime
{
    private readonly WebApplication _app = Build();
    private GrpcChannel? _channel;

    /// <summary>Where the server listens.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>An open channel to the server.</summary>
    public GrpcChannel Channel => _channel ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>A client over <see cref="Channel"/>.</summary>
    public ProbeService.ProbeServiceClient Client => new(Channel);

    /// <summary>What the service saw.</summary>
    public ProbeObservations Observations => _app.Services.GetRequiredService<ProbeObservations>();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _channel = GrpcChannel.ForAddress(Address);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        _channel?.Dispose();
        await _app.DisposeAsync();
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<ProbeObservations>();
        builder.Services.AddGrpc(options =>
        {
            options.Interceptors.Add<StampingServerInterceptor>();
            options.ResponseCompressionAlgorithm = "gzip";
        });
        var app = builder.Build();
        app.MapGrpcService<EchoingProbeService>();
        return app;
    }
}
