using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>A conversation that was held, as the invariants look at it. What it is made of may be doctored to see that they look.</summary>
internal sealed class Conversation(Simulation simulation)
{
    public Simulation Simulation { get; } = simulation;

    public TurnOptions Options => Simulation.Options;

    public List<(TimeSpan At, ServerMessage Message)> Sent => Simulation.Sent;

    public List<(TimeSpan At, Effect Effect)> Effects => Simulation.Effects;

    public IEnumerable<(TimeSpan At, ServerMessage Message, LlmResponse Response)> Responses =>
        Sent.Where(s => s.Message.LlmResponse is not null).Select(s => (s.At, s.Message, s.Message.LlmResponse));

    /// <summary>Words that only one call of a model knows: wherever they are, they come from it.</summary>
    public Dictionary<string, ModelCall> Sources => field ??= FindSources();

    public static Conversation Of(Scenario scenario) => new(scenario.Play());

    public static TurnKey Key(ServerMessage message)
    {
        var parts = message.TurnId.Split('.');
        return new(int.Parse(parts[0]), int.Parse(parts[1]));
    }

    public static bool IsState(ServerMessage message, ConversationState state) => message.InterviewState?.State == state;

    /// <summary>Whether a message fills a slot of its key.</summary>
    public static bool IsCommitted(ServerMessage message) =>
        message.LlmResponse?.Kind is ResponseKind.Bridge or ResponseKind.Reply or ResponseKind.Delta or ResponseKind.Question;

    /// <summary>When somebody held the session again, if nobody did at a time; else that time.</summary>
    public TimeSpan Attended(TimeSpan at)
    {
        foreach (var (from, to) in Simulation.Absences)
            if (from <= at && at < to)
                at = to;
        return at;
    }

    private Dictionary<string, ModelCall> FindSources()
    {
        var sources = new Dictionary<string, ModelCall?>();
        foreach (var call in Simulation.Calls.Where(call => call.Key is not null))
            foreach (var word in call.Texts.SelectMany(TextInvariants.Words).Where(RandomScenario.IsMark).Distinct())
                sources[word] = sources.ContainsKey(word) ? null : call;
        foreach (var speech in Simulation.Steps.Select(step => step.Event.Client?.Chunk ?? step.Event.Client?.Final))
            foreach (var word in TextInvariants.Words(speech?.Text ?? ""))
                sources.Remove(word);
        return sources.Where(source => source.Value is not null).ToDictionary(source => source.Key, source => source.Value!);
    }
}
