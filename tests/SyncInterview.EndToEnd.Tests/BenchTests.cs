using System.Diagnostics;
using System.Text.Json;
using SyncInterview.EndToEnd.Tests.Kit;
using SyncInterview.Testing;

namespace SyncInterview.EndToEnd.Tests;

public sealed class BenchTests
{
    private static readonly string[] Arms = ["direct", "relay", "product"];

    [Fact]
    public async Task A_tiny_bench_of_conversations_answers_turns_in_every_arm_and_leaves_its_figures()
    {
        using var folder = new TemporaryDirectory();
        var json = Path.Combine(folder.Path, "figures.json");
        var bench = Path.Combine(AppContext.BaseDirectory, "SyncInterview.Bench.dll");

        var run = await ProgramRun.ToEndAsync(
            new ProcessStartInfo("dotnet", [bench, "conversation", "--quick", "--n", "2", "--seconds", "6", "--json", json]), TimeSpan.FromMinutes(4));

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        var measured = Assert.Single(report.RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal(2, measured.GetProperty("interviews").GetInt32());
        Assert.Equal(Arms, measured.GetProperty("arms").EnumerateArray().Select(arm => arm.GetProperty("arm").GetString()));
        Assert.All(measured.GetProperty("arms").EnumerateArray(), AssertAnswered);
        Assert.NotEmpty(measured.GetProperty("budgets").EnumerateArray());
        Assert.All(measured.GetProperty("budgets").EnumerateArray(), line => Assert.True(line.GetProperty("budget").GetDouble() > 0));
    }

    private static void AssertAnswered(JsonElement arm)
    {
        Assert.True(arm.GetProperty("turns").GetInt32() > 0, $"{arm}");
        Assert.Empty(arm.GetProperty("errors").EnumerateObject());
        Assert.Equal(0, arm.GetProperty("model").GetProperty("unmarked").GetInt64());
        var toFirst = arm.GetProperty("figures").GetProperty("final_to_first_ms");
        Assert.Equal(arm.GetProperty("turns").GetInt32(), toFirst.GetProperty("samples").GetInt32());
    }
}
