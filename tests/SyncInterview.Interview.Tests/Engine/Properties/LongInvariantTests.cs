namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>Each invariant over 200,000 random conversations.</summary>
[Trait("Category", "Long")]
public sealed class LongInvariantTests
{
    private const int Cases = 200_000;

    private static readonly Lazy<IReadOnlyDictionary<string, Verdict>> Held = new(() => RandomConversations.Hold(Cases));

    public static TheoryData<string> Names { get; } = [.. Invariants.List.Append(Invariants.Alive).Select(invariant => invariant.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_invariant_holds_in_200000_conversations(string invariant)
    {
        var verdict = Held.Value[invariant];
        Assert.True(verdict.Broken is null, verdict.Broken is { } seed ? RandomConversations.Explain(invariant, seed) : "");
        Assert.True(verdict.Seen >= Cases / 10, $"{invariant} looked at {verdict.Seen} things in {Cases} conversations");
    }
}
