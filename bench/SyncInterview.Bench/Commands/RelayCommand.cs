using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.Bench.Load;
using SyncInterview.Bench.Processes;
using SyncInterview.Bench.Relay;

namespace SyncInterview.Bench.Commands;

/// <summary><c>relay</c>: the naive relay, a part of other benches.</summary>
internal static class RelayCommand
{
    public static Command Create()
    {
        var model = new Option<string>("--model") { Required = true };
        var command = new Command("relay", "The naive relay, by itself.") { model };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => RunAsync(new Uri(parsed.GetRequiredValue(model)), cancellationToken));
        return command;
    }

    private static Task RunAsync(Uri model, CancellationToken cancellationToken) => LoopbackServer.RunAsync(
        HttpProtocols.Http2,
        builder =>
        {
            builder.Services.AddGrpc();
            builder.Services.AddSingleton(_ => new ModelCaller(model));
        },
        app => app.MapGrpcService<RelayService>(),
        cancellationToken);
}
