using SyncInterview.Interviews.Engine;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>How many calls of a kind are made in all: <c>calls speculation 1</c>.</summary>
/// <param name="Kind">Kind of call.</param>
/// <param name="Count">How many.</param>
internal sealed record CallLine(string Kind, int Count) : ScenarioLine
{
    private static readonly string[] Kinds = ["tentative", "reply", "speculation", "question", "fillers"];

    public static CallLine Read(LineReader line)
    {
        var kind = line.Word("a kind of call");
        return Kinds.Contains(kind) ? new(kind, line.Number("a number of calls")) : throw new FormatException($"there is no call {kind}");
    }

    public override string Print() => $"calls {Kind} {Count}";

    public int In(Simulation simulation) => simulation.Calls.Count(call => call.Start switch
    {
        Effect.StartTentative => Kind == "tentative",
        Effect.StartReply start => Kind == (start.Speculative ? "speculation" : "reply"),
        Effect.StartQuestion => Kind == "question",
        _ => Kind == "fillers",
    });
}
