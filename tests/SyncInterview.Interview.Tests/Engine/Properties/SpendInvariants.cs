using SyncInterview.Interviews.Engine;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>What a turn may cost.</summary>
internal static class SpendInvariants
{
    private const int CharactersPerToken = 4;

    /// <summary>I12: tentative and speculative calls of a turn stay within its budget of calls, tokens, time and new words.</summary>
    public static string? SpendStaysWithinBudget(Conversation conversation, out int seen)
    {
        var turns = conversation.Effects.Where(e => e.Effect is Effect.StartTentative or Effect.StartReply).GroupBy(e => Turn(e.Effect)).ToList();
        seen = turns.Count;
        return turns.Select(turn => Tentatives(conversation, [.. turn]) ?? Speculations(conversation, [.. turn]))
            .FirstOrDefault(problem => problem is not null) ?? Replies(conversation);
    }

    private static string? Tentatives(Conversation conversation, List<(TimeSpan At, Effect Effect)> turn)
    {
        var options = conversation.Options;
        var starts = turn.Where(e => e.Effect is Effect.StartTentative).Select(e => (e.At, Start: (Effect.StartTentative)e.Effect)).ToList();
        if (starts.Count > options.TentativesPerTurn)
            return $"turn {starts[0].Start.Key.Turn} asks for {starts.Count} tentative replies";
        for (var i = 1; i < starts.Count; i++)
        {
            var growth = options.TentativeIntervalGrows ? Math.Pow(2, Math.Min(i / 2, 4)) : 1;
            if (starts[i].At - starts[i - 1].At < options.TentativeInterval * growth)
                return $"at {starts[i].At} a tentative reply comes too soon after the one of {starts[i - 1].At}";
        }

        foreach (var (at, start) in options.TentativeSingleFlight ? starts : [])
            if (InFlight(conversation, start, at))
                return $"at {at} two tentative replies are in flight";
        return null;
    }

    // A call that was started before, and has neither answered nor been cancelled nor lost its process by then.
    private static bool InFlight(Conversation conversation, Effect.StartTentative start, TimeSpan at) =>
        conversation.Simulation.Calls.Any(call =>
            call.Start is Effect.StartTentative other
            && !ReferenceEquals(other, start)
            && other.Key.Turn == start.Key.Turn
            && call.At < at
            && (call.OverAt ?? TimeSpan.MaxValue) > at);

    private static string? Speculations(Conversation conversation, List<(TimeSpan At, Effect Effect)> turn)
    {
        var options = conversation.Options;
        var starts = turn.Select(e => e.Effect).OfType<Effect.StartReply>().Where(start => start.Speculative).ToList();
        if (starts.Count == 0)
            return null;
        if (!options.Speculate)
            return $"turn {starts[0].Key.Turn} speculates although that is off";
        if (starts.Count > options.SpeculationsPerTurn)
            return $"turn {starts[0].Key.Turn} speculates {starts.Count} times";
        var tokens = starts.Sum(start => (start.Answer.Length + start.History.Sum(line => line.Sent.Length)) / CharactersPerToken);
        return tokens > options.SpeculationTokensPerTurn ? $"turn {starts[0].Key.Turn} spends {tokens} tokens on speculations" : null;
    }

    // One definitive call a key, and one more for every time that the session had to begin again.
    private static string? Replies(Conversation conversation)
    {
        var again = conversation.Simulation.Steps
            .Where(step => step.Event.Recovered is not null || step.Event.Client?.Control?.Resume is not null).ToList();
        var starts = conversation.Effects.Select(e => e.Effect).OfType<Effect.StartReply>().Where(start => !start.Speculative);
        foreach (var key in starts.GroupBy(start => start.Key))
            if (key.Count() > 1 + again.Count(step => step.Before.Key == key.Key))
                return $"turn {key.Key} asks for {key.Count()} definitive replies";
        return null;
    }

    private static int Turn(Effect effect) => effect is Effect.StartTentative tentative ? tentative.Key.Turn : ((Effect.StartReply)effect).Key.Turn;
}
