using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SyncInterview.EndToEnd.Tests.Kit;

/// <summary>The suite as a stranger runs it: a process of its own that is told nothing but its data directory, and may be killed.</summary>
internal sealed partial class SuiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _grpc = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Uri> _http = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SuiteProcess(Process process) => _process = process;

    public Uri Grpc { get; private set; } = null!;

    public Uri Http { get; private set; } = null!;

    public int Id => _process.Id;

    /// <summary>Starts <c>serve</c> and waits until it says where it listens.</summary>
    public static async Task<SuiteProcess> StartAsync(string dataDirectory, params string[] settings)
    {
        string[] arguments = ["serve", "--data", dataDirectory, "--grpc-port", "0", "--http-port", "0", .. settings.SelectMany(s => new[] { "--set", s })];
        var start = Client(arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var suite = new SuiteProcess(Process.Start(start)!);
        suite._process.OutputDataReceived += (_, e) => suite.Read(e.Data);
        suite._process.ErrorDataReceived += (_, e) => suite.Read(e.Data);
        suite._process.BeginOutputReadLine();
        suite._process.BeginErrorReadLine();
        try
        {
            suite.Grpc = await suite._grpc.Task.WaitAsync(Patience);
            suite.Http = await suite._http.Task.WaitAsync(Patience);
            return suite;
        }
        catch (TimeoutException)
        {
            await suite.DisposeAsync();
            throw new TimeoutException($"The suite did not start:\n{suite._output}");
        }
    }

    /// <summary>Runs the terminal client to its end.</summary>
    public static Task<ProgramRun> RunAsync(TimeSpan limit, params string[] arguments) => ProgramRun.ToEndAsync(Client(arguments), limit);

    /// <summary>Ends the process as a power switch does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops the process where it stands, as a machine that is paused does.</summary>
    public Task StopAsync() => SignalAsync("STOP");

    /// <summary>Lets a process that was stopped go on.</summary>
    public Task GoOnAsync() => SignalAsync("CONT");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        var run = await ProgramRun.ToEndAsync(new("kill", ["-" + signal, Id.ToString(CultureInfo.InvariantCulture)]), Patience);
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    private static ProcessStartInfo Client(string[] arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "syncinterview.dll"), .. arguments]);

    private void Read(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
        if (GrpcAddress().Match(line) is { Success: true } grpc)
            _grpc.TrySetResult(new Uri("http://" + grpc.Groups[1].Value));
        if (HttpAddress().Match(line) is { Success: true } http)
            _http.TrySetResult(new Uri(http.Groups[1].Value));
    }

    [GeneratedRegex(@"^\s*gRPC\s+(\S+:\d+)")]
    private static partial Regex GrpcAddress();

    [GeneratedRegex(@"^\s*gRPC-Web and health\s+(http\S+)")]
    private static partial Regex HttpAddress();
}
