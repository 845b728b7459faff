using System.CommandLine;
using SyncInterview.Bench.Processes;
using SyncInterview.Standalone;

namespace SyncInterview.Bench.Commands;

/// <summary><c>suite</c>: what <c>./syncinterview serve</c> runs, as a part of other benches.</summary>
internal static class SuiteCommand
{
    public static Command Create()
    {
        var settings = new Argument<string[]>("settings") { Description = "Settings, as in --Edge:GrpcPort=0." };
        var command = new Command("suite", "The whole suite, by itself.") { settings };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(settings) ?? [], cancellationToken));
        return command;
    }

    private static async Task RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        await using var suite = await StandaloneSuite.StartAsync(new StandaloneOptions { Arguments = settings }, cancellationToken);
        await ChildProtocol.ServeAsync(suite.Grpc, cancellationToken);
    }
}
