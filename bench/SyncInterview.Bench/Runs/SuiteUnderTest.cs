using System.Diagnostics;
using SyncInterview.Bench.Model;
using SyncInterview.Bench.Processes;

namespace SyncInterview.Bench.Runs;

/// <summary>The whole suite in a process of its own, with data of its own that go with it.</summary>
internal sealed class SuiteUnderTest : IAsyncDisposable
{
    private readonly DirectoryInfo _data;

    private SuiteUnderTest(ChildProcess process, DirectoryInfo data, double startSeconds) => (Process, _data, StartSeconds) = (process, data, startSeconds);

    /// <summary>The process.</summary>
    public ChildProcess Process { get; }

    /// <summary>From the start of the process until it takes calls.</summary>
    public double StartSeconds { get; }

    /// <summary>Starts it with both models at one address, and without the edge's limits for a single caller.</summary>
    public static async Task<SuiteUnderTest> StartAsync(Uri model, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("syncinterview-bench-");
        var arguments = new Dictionary<string, string>
        {
            ["Edge:GrpcPort"] = "0",
            ["Edge:HttpPort"] = "0",
            ["Edge:Limits:StreamsPerCaller"] = "100000",
            ["Edge:Limits:RequestsPerSecond"] = "1000000",
            ["Edge:Limits:RequestBurst"] = "1000000",
            ["Embedded:DataDirectory"] = data.FullName,
            ["Llm:Main:BaseUrl"] = new Uri(model, "/v1").ToString(),
            ["Llm:Main:Model"] = ModelRequest.Main,
            ["Llm:Mini:BaseUrl"] = new Uri(model, "/v1").ToString(),
            ["Llm:Mini:Model"] = ModelRequest.Mini,
        };
        var started = Stopwatch.GetTimestamp();
        try
        {
            string[] all = ["--", .. arguments.Select(a => $"--{a.Key}={a.Value}"), .. settings.Select(s => "--" + s)];
            var process = await ChildProcess.StartAsync("suite", all, cancellationToken);
            return new(process, data, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        catch
        {
            data.Delete(recursive: true);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
