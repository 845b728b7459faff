using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace SyncInterview.Bench.Engine.Core;

/// <summary>Measures the engine's pure core: time and allocations an event.</summary>
internal static class EngineBench
{
    /// <summary>Runs and prints; 1 when something could not be measured.</summary>
    public static int Run()
    {
        var job = Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(5)
            .WithIterationCount(10)
            .WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(150));
        var log = new AccumulationLogger();
        var summary = BenchmarkRunner.Run<EngineBenchmarks>(ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(log)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "syncinterview-bench"))
            .WithOptions(ConfigOptions.DisableLogFile));
        if (summary.HasCriticalValidationErrors || summary.Reports.Any(report => report.ResultStatistics is null))
        {
            Console.Error.WriteLine(log.GetLog());
            return 1;
        }

        Console.WriteLine($"{"what",-28}{"events",8}{"ns/event",12}{"± ns",8}{"events/s",14}{"bytes/event",14}");
        foreach (var recording in EngineBenchmarks.Recordings)
            Console.WriteLine(Row(recording, summary.Reports.First(report => Measured(report) == recording.Name)));
        return 0;
    }

    private static string Measured(BenchmarkReport report) =>
        ((Recording)report.BenchmarkCase.Parameters[nameof(EngineBenchmarks.Recording)]).Name;

    private static string Row(Recording recording, BenchmarkReport report)
    {
        var events = recording.Events.Count;
        var time = report.ResultStatistics!.Mean / events;
        var spread = report.ResultStatistics.StandardDeviation / events;
        var bytes = (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / (double)events;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{recording.Name,-28}{events,8}{time,12:N0}{spread,8:N0}{1e9 / time,14:N0}{bytes,14:N0}");
    }
}
