using System.Diagnostics;
using System.Text.RegularExpressions;
using SyncInterview.EndToEnd.Tests.Kit;
using SyncInterview.Testing;

namespace SyncInterview.EndToEnd.Tests;

public sealed partial class ReadmeTourTests
{
    [Fact]
    public async Task The_tour_in_the_README_runs_as_it_stands()
    {
        using var folder = new TemporaryDirectory();
        await using var suite = await SuiteProcess.StartAsync(Path.Combine(folder.Path, "data"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "samples"), Path.Combine(Repository.Root, "samples"));
        var script = string.Join('\n', Blocks(Section(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md")))))
            .Replace("127.0.0.1:50051", suite.Grpc.Authority, StringComparison.Ordinal);

        var run = await BashAsync("set -euo pipefail\n" + script, folder.Path);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("syncinterview.interview.v1.InterviewService", run.Output, StringComparison.Ordinal);
        Assert.Contains("DOCUMENT_STATE_READY", run.Output, StringComparison.Ordinal);
        Assert.Contains("RESPONSE_KIND_QUESTION", run.Output, StringComparison.Ordinal);
        Assert.Contains("SPEAKER_CANDIDATE: I have built payment systems for ten years, and I like money to add up.", run.Output, StringComparison.Ordinal);
        Assert.Contains("REPORT_STATE_READY", run.Output, StringComparison.Ordinal);
        Assert.Contains("refused, as it is over", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"end\":", run.Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.Contains("<svg", await File.ReadAllTextAsync(Path.Combine(folder.Path, "report.html")), StringComparison.Ordinal);
    }

    // The npm package's program for this machine.
    private static string BufFolder() =>
        Path.Combine(Directory.GetDirectories(Path.Combine(Repository.Root, "tests", "foreign", "node_modules", "@bufbuild"), "buf-linux-*").Single(), "bin");

    private static string Section(string readme)
    {
        var start = readme.IndexOf("## A tour in five minutes", StringComparison.Ordinal);
        return readme[start..readme.IndexOf("\n## ", start + 3, StringComparison.Ordinal)];
    }

    private static IEnumerable<string> Blocks(string section) => ShellBlock().Matches(section).Select(m => m.Groups[1].Value);

    private static async Task<ProgramRun> BashAsync(string script, string folder)
    {
        var path = Path.Combine(folder, "tour.sh");
        await File.WriteAllTextAsync(path, script);
        var start = new ProcessStartInfo("bash", [path]) { WorkingDirectory = folder };
        start.Environment["PATH"] = BufFolder() + ":" + Environment.GetEnvironmentVariable("PATH");
        return await ProgramRun.ToEndAsync(start, TimeSpan.FromMinutes(2));
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
