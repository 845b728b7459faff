using SyncInterview.Interviews.Engine;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>What models are told was heard, from the act before the line on: <c>told "The ledger"</c>, <c>untold "two teams"</c>.</summary>
/// <param name="IsNever">Whether no model may be told.</param>
/// <param name="Text">Part of what was heard.</param>
/// <param name="Since">Time of the act before the line.</param>
internal sealed record ToldLine(bool IsNever, string Text, TimeSpan Since) : ScenarioLine
{
    public override string Print() => $"{(IsNever ? "untold" : "told")} {Quoted(Text)}";

    public bool IsMet(Simulation simulation) =>
        IsNever != simulation.Calls.Where(call => call.At >= Since).SelectMany(call => History(call.Start))
            .Any(line => line.HeardText.Contains(Text, StringComparison.Ordinal));

    private static IReadOnlyList<HistoryLine> History(Effect start) => start switch
    {
        Effect.StartTentative tentative => tentative.History,
        Effect.StartReply reply => reply.History,
        Effect.StartQuestion question => question.History,
        _ => [],
    };
}
