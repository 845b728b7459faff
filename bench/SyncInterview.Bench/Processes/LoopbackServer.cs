using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SyncInterview.Bench.Processes;

/// <summary>A web application on a free loopback port, for a child process.</summary>
internal static class LoopbackServer
{
    /// <summary>Runs it until the bench ends it.</summary>
    public static async Task RunAsync(
        HttpProtocols protocols, Action<WebApplicationBuilder> build, Action<WebApplication> map, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = protocols);
            kestrel.Limits.MinRequestBodyDataRate = null;
        });
        build(builder);
        await using var app = builder.Build();
        map(app);
        await app.StartAsync(cancellationToken);
        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        await ChildProtocol.ServeAsync(new Uri(addresses.Single()), cancellationToken);
    }
}
