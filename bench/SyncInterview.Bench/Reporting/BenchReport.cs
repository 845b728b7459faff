using System.Runtime.InteropServices;

namespace SyncInterview.Bench.Reporting;

/// <summary>The whole report, as it is written to JSON.</summary>
/// <param name="StartedAt">When the bench began.</param>
/// <param name="Machine">What it ran on.</param>
/// <param name="LoadAverage">How busy the machine was before.</param>
/// <param name="Options">What it was asked to do.</param>
/// <param name="Runs">One for each number of interviews.</param>
internal sealed record BenchReport(
    DateTimeOffset StartedAt, string Machine, double LoadAverage, BenchOptionsReport Options, IReadOnlyList<RunReport> Runs)
{
    /// <summary>What it runs on, in a line.</summary>
    public static string DescribeMachine() =>
        $"{Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
}
