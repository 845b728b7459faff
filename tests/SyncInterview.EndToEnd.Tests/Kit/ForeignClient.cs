using System.Diagnostics;

namespace SyncInterview.EndToEnd.Tests.Kit;

/// <summary>Runs a script of <c>tests/foreign</c> and wants its last line to be OK.</summary>
internal static class ForeignClient
{
    public static async Task RunAsync(TimeSpan limit, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "foreign"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }.With(arguments);
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(limit);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var errors = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        var text = await output;
        Assert.True(process.ExitCode == 0 && text.TrimEnd().EndsWith("OK", StringComparison.Ordinal), $"exit {process.ExitCode}\n{text}\n{await errors}");
    }
}
