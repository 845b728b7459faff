namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>Many random conversations, each held once and looked at by every invariant.</summary>
internal static class RandomConversations
{
    private static readonly IReadOnlyList<Invariant> Looking = [.. Invariants.List, Invariants.Alive];

    /// <summary>Holds the conversations with the seeds from 0.</summary>
    public static IReadOnlyDictionary<string, Verdict> Hold(int cases)
    {
        var seen = new long[Looking.Count];
        var broken = Enumerable.Repeat(int.MaxValue, Looking.Count).ToArray();
        var gate = new Lock();
        Parallel.For(0, cases, seed =>
        {
            var conversation = Conversation.Of(RandomScenario.Of(seed));
            for (var i = 0; i < Looking.Count; i++)
            {
                var isBroken = Looking[i].Broken(conversation, out var count) is not null;
                lock (gate)
                {
                    seen[i] += count;
                    broken[i] = isBroken ? Math.Min(seed, broken[i]) : broken[i];
                }
            }
        });
        return Looking.Select((invariant, i) => (invariant.Name, new Verdict(cases, seen[i], broken[i] == int.MaxValue ? null : broken[i])))
            .ToDictionary(verdict => verdict.Name, verdict => verdict.Item2);
    }

    /// <summary>The smallest conversation that breaks what one breaks, as it would stand in a file, with what it says.</summary>
    public static string Explain(string name, int seed)
    {
        var invariant = Looking.Single(invariant => invariant.Name == name);
        var smallest = new Shrinker(scenario => invariant.Broken(Conversation.Of(scenario), out _) is not null).Shrink(RandomScenario.Of(seed));
        var conversation = Conversation.Of(smallest);
        return $"seed {seed} breaks {name}: {invariant.Broken(conversation, out _)}\n{smallest}\n{Transcript.Of(conversation.Simulation)}";
    }
}
