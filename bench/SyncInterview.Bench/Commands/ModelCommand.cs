using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using SyncInterview.Bench.Model;
using SyncInterview.Bench.Pacing;
using SyncInterview.Bench.Processes;

namespace SyncInterview.Bench.Commands;

/// <summary><c>model</c>: the fake model, a part of other benches.</summary>
internal static class ModelCommand
{
    public static Command Create()
    {
        var rate = new Option<double>("--tokens-per-second") { DefaultValueFactory = _ => 50 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("model", "The fake model, by itself.") { rate, seed };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(rate), parsed.GetValue(seed), cancellationToken));
        return command;
    }

    private static async Task RunAsync(double tokensPerSecond, int seed, CancellationToken cancellationToken)
    {
        using var pacer = new Pacer();
        var model = new ModelServer(pacer, tokensPerSecond, seed);
        await LoopbackServer.RunAsync(
            HttpProtocols.Http1,
            _ => { },
            app =>
            {
                app.MapPost("/v1/chat/completions", model.AnswerAsync);
                app.MapGet("/stats", () => Results.Json(model.Stats));
            },
            cancellationToken);
    }
}
