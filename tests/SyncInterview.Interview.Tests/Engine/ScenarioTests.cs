namespace SyncInterview.Interviews.Tests.Engine;

public sealed class ScenarioTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Engine", "Scenarios");

    public static TheoryData<string> Names { get; } = new(Directory.GetFiles(Folder, "*.scenario").Select(f => Path.GetFileNameWithoutExtension(f)!).Order());

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
