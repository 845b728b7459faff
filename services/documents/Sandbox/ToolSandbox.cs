using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace SyncInterview.Documents.Sandbox;

/// <summary>Runs a program on untrusted bytes: shut in as far as the machine allows, limited, and killed with all it started.</summary>
internal sealed class ToolSandbox(SandboxProbe probe, IOptions<DocumentsOptions> options, TimeProvider time)
{
    private const int KilledByCpuLimit = 128 + 24;
    private const int Killed = 128 + 9;

    private readonly ToolLimits _limits = options.Value.Tools;

    /// <summary>Runs a program with <paramref name="input"/> as its standard input and returns what it wrote.</summary>
    /// <param name="program">Path of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <param name="outputBytes">Bytes it may write; null: as <see cref="ToolLimits.OutputBytes"/> says.</param>
    public async Task<ToolResult> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        ReadOnlyMemory<byte> input,
        CancellationToken cancellationToken,
        int? outputBytes = null)
    {
        var level = await probe.LevelAsync(cancellationToken);
        if (level == SandboxLevel.Unavailable || !File.Exists(program))
            return new ToolResult(ToolOutcome.NotAvailable, -1, default);
        var command = SandboxCommand.Build(level, _limits, program, arguments);
        return await RunAsync(
            command, TimeSpan.FromSeconds(_limits.WallSeconds), outputBytes ?? _limits.OutputBytes, input, time, cancellationToken);
    }

    /// <summary>Runs a command under the limits that its caller keeps: time and output.</summary>
    internal static async Task<ToolResult> RunAsync(
        ProcessStartInfo start,
        TimeSpan wallTime,
        int outputBytes,
        ReadOnlyMemory<byte> input,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        using var wall = new CancellationTokenSource(wallTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(wall.Token, cancellationToken);
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new ToolResult(ToolOutcome.NotAvailable, -1, default);
        }

        try
        {
            var feed = FeedAsync(process.StandardInput.BaseStream, input, either.Token);
            var complaints = BoundedStream.DrainAsync(process.StandardError.BaseStream, either.Token);
            var output = await BoundedStream.ReadAsync(process.StandardOutput.BaseStream, outputBytes, either.Token);
            if (output is null)
                return new ToolResult(ToolOutcome.OutputLimit, -1, default);
            await Task.WhenAll(feed, complaints, process.WaitForExitAsync(either.Token));
            var outcome = process.ExitCode is KilledByCpuLimit or Killed ? ToolOutcome.TimeLimit : ToolOutcome.Exited;
            return new ToolResult(outcome, process.ExitCode, output.Value);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ToolResult(ToolOutcome.TimeLimit, -1, default);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static async Task FeedAsync(Stream standardInput, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await using (standardInput)
                await standardInput.WriteAsync(input, cancellationToken);
        }
        catch (IOException)
        {
            // It ended or closed its input before it had read all; its exit code tells how that went.
        }
    }
}
