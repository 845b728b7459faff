using System.CommandLine;
using Grpc.Core;
using Spectre.Console;
using SyncInterview.Standalone;
using SyncInterview.Terminal.Client;
using SyncInterview.Terminal.Display;

namespace SyncInterview.Terminal.Commands;

/// <summary><c>replay</c>: runs a stored interview through the engine again and compares with what was sent.</summary>
internal static class ReplayCommand
{
    private const int Same = 0;
    private const int Different = 1;
    private const int NotReplayed = 2;

    public static Command Create()
    {
        var interview = new Argument<string>("interview") { Description = "The interview, as in interviews/abc, or abc alone." };
        var data = new Option<DirectoryInfo>("--data") { Description = "Where everything is kept (default ./.data)." };
        var against = Against.Option();
        var settings = new Option<string[]>("--set") { Description = "A setting, as in --set Interview:MaxLiveSessions=10." };
        var command = new Command(
            "replay", "Runs a stored interview through the engine again. Exit code: 0 nothing differs, 1 something does, 2 not replayed.")
        {
            interview, data, against, settings,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            NameOf(parsed.GetValue(interview)!),
            parsed.GetValue(against),
            new StandaloneOptions
            {
                DataDirectory = parsed.GetValue(data)?.FullName,
                Settings = Settings.Parse(parsed.GetValue(settings) ?? []),
                Arguments = ["--Edge:GrpcPort=0", "--Edge:HttpPort=0"],
            },
            cancellationToken));
        return command;
    }

    private static string NameOf(string interview) => interview.Contains('/', StringComparison.Ordinal) ? interview : "interviews/" + interview;

    private static async Task<int> RunAsync(string interview, Uri? against, StandaloneOptions options, CancellationToken cancellationToken)
    {
        await using var embedded = against is null ? await StandaloneSuite.StartAsync(options, cancellationToken) : null;
        using var client = new SuiteClient(against ?? embedded!.Grpc);
        try
        {
            var replay = await client.ReplayAsync(interview, cancellationToken);
            ReplayView.Show(interview, replay);
            return replay.DifferenceCount == 0 ? Same : Different;
        }
        catch (RpcException e)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{interview} was not replayed: {e.Status.Detail}[/]");
            return NotReplayed;
        }
    }
}
