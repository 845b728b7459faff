namespace SyncInterview.Interviews.Tests.Engine;

public sealed class ScenarioTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Engine", "Scenarios");

    public static TheoryData<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.scenario").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_conversation_goes_as_written(string name)
    {
        var scenario = Scenario.Parse(File.ReadAllText(Path.Combine(Folder, name + ".scenario")));
        var simulation = scenario.Play();
        Assert.True(scenario.Unmet(simulation) is not { } problem, $"{scenario.Unmet(simulation)}\n{Transcript.Of(simulation)}");
        Invariants.Hold(simulation);
    }
}
