using SyncInterview.Common.V1;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>The invariants can fail: a conversation that holds them all is doctored, one way each, and the right one reports it.</summary>
public sealed class DoctoredTests
{
    private const string Text = """
        fillers "Let me see, babebix."
        tentative after 200ms "I follow you on the bobobox."
        reply first 3s done 4s "You moved it, bububux. It took the bububux a year." asks "What of bacacax?"
        reply first 200ms done 400ms "So bydydyx it was." asks "And bededex?"
        closing after 1s "We end, bififix."
        at 0s begin
        at 1s chunk "I moved the ledger to an event store last year."
        at 4s final "I moved the ledger to an event store last year."
        at 9s playback heard 4 of 9
        at 20s chunk "And then" as 3
        at 20s final "And then I left."
        at 20s again 2
        at 26s end_interview
        """;

    /// <summary>Which invariant a change must break.</summary>
    private static readonly Dictionary<string, (string Invariant, Action<Conversation> Doctor)> Doctored = new()
    {
        ["a second bridge"] = ("I1", c => Repeat(c, Find(c, ResponseKind.Bridge))),
        ["a bridge after the reply"] = ("I1", c => Move(c, Find(c, ResponseKind.Bridge), Find(c, ResponseKind.Reply, "bububux"))),
        ["a delta after the reply"] = ("I1", c => Move(c, Find(c, ResponseKind.Delta), Find(c, ResponseKind.Reply, "bububux"))),
        ["a second question of a key"] = ("I1", c => Repeat(c, Find(c, ResponseKind.Question, "bacacax"))),
        ["an old key after a new one"] = ("I2", c => Change(c, c.Sent.Count - 1, m => m.TurnId = "1.0")),
        ["an old revision"] = ("I2", c => Change(c, Find(c, ResponseKind.Tentative), m => m.TurnId = "2.1")),
        ["no bridge"] = ("I3", c => c.Sent.RemoveAt(Find(c, ResponseKind.Bridge))),
        ["a bridge a millisecond late"] = ("I3", c => Delay(c, Find(c, ResponseKind.Bridge))),
        ["a deadline of two seconds"] = ("I3", c => Timing(c, t => t.Deadline = new() { Seconds = 2 })),
        ["a final that is not processed"] = ("I3", c => Unprocess(c)),
        ["a tentative reply after the bridge"] = ("I4", c => Move(c, Find(c, ResponseKind.Tentative), Find(c, ResponseKind.Bridge))),
        ["a filler after the reply"] = ("I4", c => AddFiller(c, Find(c, ResponseKind.Reply, "bydydyx"))),
        ["a message that was never sent"] = ("I5", c => c.Sent.RemoveAt(Find(c, ResponseKind.Question, "bacacax"))),
        ["a message that is not in the log"] = ("I5", c => c.Simulation.Log.First(r => r.Outputs.Count > 1).Outputs.RemoveAt(1)),
        ["a message with another's number in the log"] = ("I5", c => c.Simulation.Log.Last(r => r.Outputs.Count > 0).Outputs[0].Sequence--),
        ["a repeat that changes the session"] = ("I6", c => ChangeRepeat(c, step => step with { State = c.Simulation.State })),
        ["a repeat that is answered again"] = ("I6", c => ChangeRepeat(c, step => step with { Effects = [.. step.Effects, .. step.Effects] })),
        ["a repeat that is refused"] = ("I6", c => ChangeRepeat(c, step => step with { Effects = [Refusal(ErrorReason.SequenceConflict)] })),
        ["a reply of another turn"] = ("I7", c => Say(c, Find(c, ResponseKind.Reply, "bydydyx"), "So bububux it was.")),
        ["a question told to a model before it was asked"] = ("I7", c => Tell(c, "What of bacacax?")),
        ["an answer in a model's words"] = ("I7", c => Answer(c, "I bobobox.")),
        ["a reply nobody generated"] = ("I8", c => Say(c, Find(c, ResponseKind.Reply, "bydydyx"), "Out of thin air.")),
        ["a delta with a hole before it"] = ("I8", c => Change(c, Find(c, ResponseKind.Delta), m => m.LlmResponse.Offset = 5)),
        ["a reply other than was streamed"] = ("I8", c => Say(c, Find(c, ResponseKind.Reply, "bydydyx"), "it was.")),
        ["a history other than was sent"] = ("I8", c => Say(c, Find(c, ResponseKind.Question, "bacacax"), "What of")),
        ["a message after the end"] = ("I9", c => Repeat(c, Find(c, ResponseKind.Question, "bacacax"))),
        ["a call after the end"] = ("I9", c => c.Effects.Add((TimeSpan.FromHours(1), new Effect.StartFillers(1, [])))),
        ["a call that nobody cancelled"] = ("I9", c => c.Simulation.Calls.Add(new(TimeSpan.Zero, new Effect.StartFillers(1, []), [], 1))),
        ["a log with another event"] = ("I10", c => c.Simulation.Log.First(r => r.Event.Client?.Chunk is not null).Event.Client = new() { ClientSequence = 2, Final = new() { Text = "Other." } }),
        ["a log with other words"] = ("I10", c => c.Simulation.Log.First(r => r.Event.ReplyReady is not null).Event.ReplyReady.Reply = "Other."),
        ["a log that lacks a tick"] = ("I10", c => c.Simulation.Log.Remove(c.Simulation.Log.First(r => r.Event.Tick is not null))),
        ["a bridge that saw nothing"] = ("I11", c => Asked(c, start => start with { Utterance = "I" })),
        ["a bridge for another message"] = ("I11", c => Change(c, Find(c, ResponseKind.Bridge), m => m.LlmResponse.ReplacesSequence = 2)),
        ["a bridge from elsewhere"] = ("I11", c => Change(c, Find(c, ResponseKind.Bridge), m => m.LlmResponse.Provenance.CoversThroughClientSequence = 99)),
        ["two tentative replies at once"] = ("I12", c => c.Effects.Add(c.Effects.First(e => e.Effect is Effect.StartTentative))),
        ["two definitive calls"] = ("I12", c => c.Effects.Add(c.Effects.Last(e => e.Effect is Effect.StartReply))),
        ["a speculation too many"] = ("I12", c => Speculate(c, c.Options.SpeculationsPerTurn + 1)),
        ["a verdict as a bridge"] = ("safe", c => Both(c, ResponseKind.Bridge, "Excellent work.")),
        ["a guess that is said"] = ("speculation", c => Guess(c)),
        ["a filler twice"] = ("fillers", c => AddFiller(c, 0, 1)),
        ["a question for an answer too late"] = ("questions", c => Change(c, Find(c, ResponseKind.Question, "bacacax"), m => m.AnswerId = "a3")),
        ["a response sooner than it was"] = ("timing", c => Timing(c, t => t.FirstResponse = new())),
        ["a canned line for a tentative one"] = ("timing", c => Timing(c, t => t.First = FirstResponse.Canned)),
        ["a wait without a timer"] = ("waiting", c => Stop(c)),
        ["an interview without end"] = ("alive", c => c.Simulation.Restore(c.Simulation.Steps.First(s => s.Before.Conversation == ConversationState.Listening).Before)),
    };

    public static TheoryData<string> Names { get; } = [.. Doctored.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_conversation_that_breaks_an_invariant_is_reported(string name)
    {
        var (invariant, doctor) = Doctored[name];
        var broken = Invariants.List.Append(Invariants.Alive).Single(i => i.Name == invariant);
        var conversation = Hold();
        Assert.Null(broken.Broken(conversation, out var seen));
        Assert.True(invariant is "speculation" or "fillers" || seen > 0);

        doctor(conversation);

        Assert.NotNull(broken.Broken(new(conversation.Simulation), out _));
    }

    [Fact]
    public void Every_invariant_is_broken_by_one_of_them() =>
        Assert.Empty(Invariants.List.Append(Invariants.Alive).Select(i => i.Name).Except(Doctored.Values.Select(d => d.Invariant)));

    private static Conversation Hold() => Conversation.Of(Scenario.Parse(Text));

    private static int Find(Conversation conversation, ResponseKind kind, string word = "") =>
        conversation.Sent.FindIndex(s => s.Message.LlmResponse?.Kind == kind && s.Message.LlmResponse.Text.Contains(word, StringComparison.Ordinal));

    private static void Change(Conversation conversation, int at, Action<ServerMessage> change) => change(conversation.Sent[at].Message);

    private static void Say(Conversation conversation, int at, string text)
    {
        var (time, message) = conversation.Sent[at];
        message.LlmResponse.Text = text;
        conversation.Effects[conversation.Effects.FindIndex(e => IsOf(e.Effect, message))] = (time, new Effect.Send(message));
    }

    private static bool IsOf(Effect effect, ServerMessage message) => effect is Effect.Send send && send.Message.Sequence == message.Sequence;

    private static void Both(Conversation conversation, ResponseKind kind, string text)
    {
        var message = conversation.Sent[Find(conversation, kind)].Message;
        var original = conversation.Simulation.Steps.SelectMany(s => s.Step.Effects.OfType<Effect.Send>()).First(s => s.Message.Sequence == message.Sequence);
        original.Message.LlmResponse.Text = message.LlmResponse.Text = text;
    }

    private static void Repeat(Conversation conversation, int at) => conversation.Sent.Add((conversation.Simulation.Now, conversation.Sent[at].Message));

    private static void Move(Conversation conversation, int from, int after)
    {
        var moved = conversation.Sent[from];
        conversation.Sent.Insert(after + 1, (conversation.Sent[after].At, moved.Message));
        conversation.Sent.RemoveAt(from < after ? from : from + 1);
    }

    private static void Delay(Conversation conversation, int at)
    {
        var late = conversation.Sent[at];
        conversation.Sent[at] = (late.At + TimeSpan.FromMilliseconds(1), late.Message);
    }

    private static void Timing(Conversation conversation, Action<TurnTiming> change) =>
        change(conversation.Sent.Select(s => s.Message.InterviewState?.Timing).First(t => t is not null)!);

    private static void AddFiller(Conversation conversation, int after, int times = 0)
    {
        for (var i = 0; i <= times; i++)
        {
            conversation.Sent.Insert(after + 1, (conversation.Sent[after].At, new()
            {
                TurnId = conversation.Sent[after].Message.TurnId,
                MiniLlmFiller = new() { Kind = FillerKind.Filler, Text = "Let me see, babebix.", Provenance = ScriptedModels.Provenance },
            }));
        }
    }

    private static void Unprocess(Conversation conversation)
    {
        var steps = conversation.Simulation.Steps;
        var at = steps.FindIndex(s => s.Event.Client?.Final is not null && s.Step.Effects.Count > 1);
        steps[at] = steps[at] with { Step = steps[at].Step with { Effects = [] } };
    }

    private static void ChangeRepeat(Conversation conversation, Func<Step, Step> change)
    {
        var steps = conversation.Simulation.Steps;
        var at = steps.FindLastIndex(s => s.Event.Client?.ClientSequence == 2);
        steps[at] = steps[at] with { Step = change(steps[at].Step) };
    }

    private static void Stop(Conversation conversation)
    {
        var steps = conversation.Simulation.Steps;
        var at = steps.FindIndex(s => s.Step.State.Conversation == ConversationState.ProcessingAnswer);
        steps[at] = steps[at] with { Step = steps[at].Step with { State = steps[at].Step.State with { Timers = default } } };
    }

    private static Effect.Send Refusal(ErrorReason reason) =>
        new(new() { Error = new() { Reason = reason, ClientSequence = 2, ExpectedClientSequence = 6 } });

    private static void Tell(Conversation conversation, string text) => Insert(conversation, start => start with { Question = text });

    private static void Answer(Conversation conversation, string text) => Insert(conversation, start => start with { Answer = text });

    private static void Insert(Conversation conversation, Func<Effect.StartReply, Effect.StartReply> change) =>
        conversation.Effects.Insert(0, (TimeSpan.Zero, change(conversation.Effects.Select(e => e.Effect).OfType<Effect.StartReply>().First())));

    private static void Asked(Conversation conversation, Func<Effect.StartTentative, Effect.StartTentative> change)
    {
        var at = conversation.Effects.FindIndex(e => e.Effect is Effect.StartTentative);
        conversation.Effects[at] = (conversation.Effects[at].At, change((Effect.StartTentative)conversation.Effects[at].Effect));
    }

    private static void Speculate(Conversation conversation, int times)
    {
        for (var i = 0; i < times; i++)
            Insert(conversation, start => start with { Speculative = true });
    }

    private static void Guess(Conversation conversation)
    {
        var calls = conversation.Simulation.Calls;
        var at = calls.FindIndex(c => c.Start is Effect.StartReply && c.Texts.Any(text => text.Contains("bydydyx", StringComparison.Ordinal)));
        var start = (Effect.StartReply)calls[at].Start;
        calls[at] = new(calls[at].At, start with { Speculative = true, Answer = "I guessed wrong." }, calls[at].Texts, 1);
    }
}
