using System.Diagnostics;

namespace SyncInterview.Bench.Processes;

/// <summary>A part of the bench in a process of its own, which ends with it.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);

    private readonly Process _process;
    private readonly Task _passingOn;

    private ChildProcess(string name, Process process, Uri address)
    {
        (Name, _process, Address) = (name, process, address);
        _passingOn = PassOnAsync(process.StandardOutput);
    }

    /// <summary>Its part.</summary>
    public string Name { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts this program with another verb, and waits until it listens. What it writes then goes to the bench's standard error.</summary>
    public static async Task<ChildProcess> StartAsync(string verb, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ChildProcess).Assembly.Location, verb, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartPatience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.StartsWith(ChildProtocol.Listening, StringComparison.Ordinal))
                    return new(verb, process, new Uri(line[ChildProtocol.Listening.Length..]));
            }

            throw new InvalidOperationException($"'{verb}' ended before it listened.");
        }
        catch
        {
            await EndAsync(process);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync(_process);
        await _passingOn;
    }

    // A pipe that nobody reads fills up, and then whoever writes a line to it stands still.
    private static async Task PassOnAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
            await Console.Error.WriteLineAsync(line);
    }

    // First by closing its input, then by force; never anything but this process.
    private static async Task EndAsync(Process process)
    {
        using (process)
        {
            using var patience = new CancellationTokenSource(StopPatience);
            try
            {
                process.StandardInput.Close();
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }
}
