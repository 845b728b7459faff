using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.BuildingBlocks.Tests.Contracts;
using SyncInterview.BuildingBlocks.Tests.Embedded;

namespace SyncInterview.BuildingBlocks.Tests.Crash;

/// <summary>Kills a writing process with SIGKILL, again and again on one directory, and asks what became of what it acknowledged.</summary>
public sealed class CrashTests : EmbeddedTest
{
    private const int Kills = 5;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_torn_by_kill_9()
    {
        var random = new Random(20_300_101);
        var printed = new List<Acknowledgement>();
        for (var round = 1; round <= Kills; round++)
            printed.AddRange(await RunAndKillAsync(round, afterLines: random.Next(1, 1_500)));
        Assert.All(["appended", "saved", "published", "handled"], kind => Assert.Contains(printed, line => line.Kind == kind));

        // The same group as the killed ones: it gets what they had not finished.
        var group = new Probe<CrashTests>();
        var host = await Backend.StartHostAsync(group.On(CrashWriter.Topic, CrashWriter.Group));
        for (var worker = 0; worker < CrashWriter.Workers; worker++)
        {
            var name = $"w{worker}";
            await AssertLogAsync(host.Services.GetRequiredService<IEventLog>(), name, Last(printed, "appended", name));
            await AssertStateAsync(host.Services.GetRequiredService<IStateStore>(), name, Last(printed, "saved", name));
        }

        var published = printed.Where(line => line.Kind == "published").Select(line => line.Id).ToHashSet();
        var handled = printed.Where(line => line.Kind == "handled").Select(line => line.Id).ToHashSet();
        await Backend.PassTimeUntilAsync(() => published.IsSubsetOf(handled.Concat(group.Ids)));
    }

    private static long Last(IEnumerable<Acknowledgement> printed, string kind, string name) =>
        printed.Where(line => line.Kind == kind && line.Name == name).Select(line => line.Number).DefaultIfEmpty().Max();

    private static async Task AssertLogAsync(IEventLog log, string stream, long acknowledged)
    {
        var (next, place, count) = (0L, 0, 0);
        await foreach (var entry in log.ReadAsync(stream, 0, None))
        {
            var words = Encoding.UTF8.GetString(entry.Data.Span).Split(' ');
            (place, count) = (int.Parse(words[2], CultureInfo.InvariantCulture), int.Parse(words[3], CultureInfo.InvariantCulture));
            Assert.Equal(next++, entry.Offset);
            Assert.Equal(CrashWriter.Entry(stream, entry.Offset, place, count), entry.Data.ToArray());
        }

        Assert.True(next >= acknowledged, $"{stream}: {acknowledged} entries were acknowledged, {next} are there.");
        Assert.True(next == 0 || place == count - 1, $"{stream}: the last batch is torn.");
    }

    private static async Task AssertStateAsync(IStateStore state, string key, long acknowledged)
    {
        var entry = await state.GetAsync(key, None);
        var value = entry is null ? 0 : long.Parse(Encoding.UTF8.GetString(entry.Value.Span), CultureInfo.InvariantCulture);
        Assert.True(value >= acknowledged, $"{key}: {acknowledged} was acknowledged, {value} is there.");
    }

    private async Task<List<Acknowledgement>> RunAndKillAsync(int round, int afterLines)
    {
        var start = new ProcessStartInfo(DotnetPath()) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "exec", typeof(CrashWriter).Assembly.Location, Backend.Directory, $"{round}" })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The writer did not start.");
        var errors = process.StandardError.ReadToEndAsync(None);
        var lines = new List<Acknowledgement>();
        while (await process.StandardOutput.ReadLineAsync(None).AsTask().WaitAsync(TimeSpan.FromSeconds(60)) is { } line)
        {
            if (Acknowledgement.TryParse(line) is { } acknowledgement)
                lines.Add(acknowledgement);

            // What was printed before the kill is still in the pipe, and is read to its end.
            if (lines.Count == afterLines)
                process.Kill();
        }

        await process.WaitForExitAsync(None);
        Assert.True(lines.Count >= afterLines, $"The writer ended by itself: {await errors}");
        return lines;
    }

    private static string DotnetPath() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? Environment.ProcessPath!
            : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private sealed record Acknowledgement(string Kind, string Name, long Number)
    {
        public string Id => $"{Name}/{Number}";

        public static Acknowledgement? TryParse(string line)
        {
            var words = line.TrimEnd('.').Split(' ');
            return line.EndsWith('.') && words.Length == 3
                ? new Acknowledgement(words[0], words[1], long.Parse(words[2], CultureInfo.InvariantCulture))
                : null;
        }
    }
}
