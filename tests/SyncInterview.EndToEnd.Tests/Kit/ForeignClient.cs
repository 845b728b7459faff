using System.Diagnostics;

namespace SyncInterview.EndToEnd.Tests.Kit;

/// <summary>Runs a script of <c>tests/foreign</c> and wants its last line to be OK.</summary>
internal static class ForeignClient
{
    public static async Task RunAsync(TimeSpan limit, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.Combine(Repository.Root, "tests", "foreign") };
        var run = await ProgramRun.ToEndAsync(start, limit);
        Assert.True(
            run.ExitCode == 0 && run.Output.TrimEnd().EndsWith("OK", StringComparison.Ordinal),
            $"exit {run.ExitCode}\n{run.Output}\n{run.Errors}");
    }
}
