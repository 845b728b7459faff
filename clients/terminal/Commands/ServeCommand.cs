using System.CommandLine;
using Spectre.Console;
using SyncInterview.Standalone;

namespace SyncInterview.Terminal.Commands;

/// <summary><c>serve</c>: the whole suite in one process, until Ctrl-C.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Where everything is kept (default ./.data)." };
        var grpcPort = new Option<int>("--grpc-port") { Description = "Port for gRPC; 0 takes a free one.", DefaultValueFactory = _ => 50051 };
        var httpPort = new Option<int>("--http-port") { Description = "Port for gRPC-Web and health; 0 takes a free one.", DefaultValueFactory = _ => 50052 };
        var settings = new Option<string[]>("--set") { Description = "A setting, as in --set Llm:Main:Model=llama3.", AllowMultipleArgumentsPerToken = false };
        var command = new Command("serve", "Runs the whole suite in one process on this machine.") { data, grpcPort, httpPort, settings };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new StandaloneOptions
            {
                DataDirectory = parsed.GetValue(data)?.FullName,
                Settings = Settings.Parse(parsed.GetValue(settings) ?? []),
                Arguments = [$"--Edge:GrpcPort={parsed.GetValue(grpcPort)}", $"--Edge:HttpPort={parsed.GetValue(httpPort)}"],
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(StandaloneOptions options, CancellationToken cancellationToken)
    {
        await using var suite = await StandaloneSuite.StartAsync(options, cancellationToken);
        AnsiConsole.MarkupLine("SyncInterview is running. Ctrl-C ends it.");
        AnsiConsole.MarkupLineInterpolated($"  gRPC                 {suite.Grpc.Authority}");
        AnsiConsole.MarkupLineInterpolated($"  gRPC-Web and health  {suite.Http}");
        await suite.WaitForShutdownAsync(cancellationToken);
        AnsiConsole.MarkupLine("Stopped.");
        return 0;
    }
}
