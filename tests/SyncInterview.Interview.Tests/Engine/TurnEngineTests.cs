using SyncInterview.Common.V1;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

public sealed class TurnEngineTests
{
    private const string Answer = "I moved the ledger to an event store last year and wrote the replay myself.";

    [Fact]
    public void The_next_prompt_uses_what_was_heard_not_what_was_sent()
    {
        var simulation = Begun();
        simulation.Models.Replies.Enqueue(new(Ms(200), Ms(400), "The ledger moved. It took a year and two teams.", "Why did you move it?"));
        simulation.Final(TimeSpan.FromSeconds(5), Answer);
        simulation.Run(TimeSpan.FromSeconds(6));
        var reply = Sent(simulation, ResponseKind.Reply).Last();
        simulation.At(TimeSpan.FromSeconds(6), new Control { BargeIn = new() { Heard = new() { MessageSequence = reply.Sequence, HeardCharacters = 17 } } });
        simulation.Final(TimeSpan.FromSeconds(7), "One team only, to be fair.");
        simulation.Run(TimeSpan.FromSeconds(8));

        var history = simulation.Effects.Select(e => e.Effect).OfType<Effect.StartReply>().Last().History;
        Assert.Contains(history, line => line.HeardText == "The ledger moved.");
        Assert.DoesNotContain(history, line => line.HeardText.Contains("two teams", StringComparison.Ordinal));
        Assert.DoesNotContain(history, line => line.HeardText.Contains("Why did you move it", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reply_cut_in_mid_stream_is_remembered_as_far_as_it_was_sent()
    {
        var simulation = Begun();
        simulation.Models.Replies.Enqueue(new(Ms(200), TimeSpan.FromSeconds(9), "The ledger moved. It took a year and two teams.", "Why?"));
        simulation.Final(TimeSpan.FromSeconds(5), Answer);
        simulation.At(TimeSpan.FromSeconds(6), new Control { BargeIn = new() { Heard = new() { HeardCharacters = 10 } } });
        simulation.Final(TimeSpan.FromSeconds(7), "One team only, to be fair.");
        simulation.Run(TimeSpan.FromSeconds(8));

        Assert.Equal("The ledger moved.", Sent(simulation, ResponseKind.Reply).Last(m => m.TurnId == "2.0").LlmResponse.Text);
        var history = simulation.Effects.Select(e => e.Effect).OfType<Effect.StartReply>().Last().History;
        Assert.Contains(history, line => line.Interviewer && line.HeardText == "The ledger");
    }

    [Fact]
    public void The_bridge_is_in_the_history_as_words_already_said()
    {
        var simulation = Begun();
        simulation.Models.Replies.Enqueue(new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4), "It took a year.", ""));
        simulation.Final(TimeSpan.FromSeconds(5), Answer);
        simulation.Run(TimeSpan.FromSeconds(10));

        var bridge = Sent(simulation, ResponseKind.Bridge).Single();
        var history = simulation.Effects.Select(e => e.Effect).OfType<Effect.StartQuestion>().Last().History;
        Assert.Contains(history, line => line is { Interviewer: true, Provisional: true } && line.Sent == bridge.LlmResponse.Text);
    }

    [Fact]
    public void A_bridge_names_the_tentative_that_it_repeats()
    {
        var simulation = Begun();
        simulation.Models.Tentatives.Enqueue((Ms(200), "The ledger on an event store, I follow."));
        simulation.Models.Replies.Enqueue(new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4), "It took a year.", "Why?"));
        simulation.Chunk(TimeSpan.FromSeconds(1), "I moved the ledger to an event store last year.");
        simulation.Final(TimeSpan.FromSeconds(4), "I moved the ledger to an event store last year.");
        simulation.Run(TimeSpan.FromSeconds(10));

        var tentative = Sent(simulation, ResponseKind.Tentative).Single();
        var bridge = Sent(simulation, ResponseKind.Bridge).Single();
        Assert.Equal(tentative.Sequence, bridge.LlmResponse.ReplacesSequence);
        Assert.Equal(2, bridge.LlmResponse.Provenance.CoversThroughClientSequence);
    }

    [Fact]
    public void An_answer_spans_turns_until_the_next_question_is_asked()
    {
        var simulation = Begun();
        simulation.Models.Replies.Enqueue(new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4), "It took a year.", "Why?"));
        simulation.Final(TimeSpan.FromSeconds(5), "I moved the ledger.");
        simulation.Final(TimeSpan.FromSeconds(6.5), "And the replay was mine as well.");
        simulation.Run(TimeSpan.FromSeconds(12));

        var announced = simulation.Effects.Select(e => e.Effect).OfType<Effect.AnnounceAnswer>().Single();
        Assert.Equal("a1", announced.AnswerId);
        Assert.Equal(2, simulation.Sent.Where(s => s.Message.AnswerId == "a1" && s.Message.InterviewState?.Cause == "final").Select(s => s.Message.TurnId).Distinct().Count());
    }

    [Fact]
    public void A_generic_plan_is_said_in_the_openings_provenance()
    {
        var plan = Plans.Of(2);
        plan.Generic = true;
        var simulation = new Simulation(new(), plan);
        simulation.At(TimeSpan.Zero, new Control { Begin = new() });
        simulation.Run(TimeSpan.FromSeconds(1));
        Assert.Contains("generic-plan", Sent(simulation, ResponseKind.Reply).Single().LlmResponse.Provenance.PromptVersion, StringComparison.Ordinal);
    }

    [Fact]
    public void A_turn_states_how_long_it_took_and_what_was_said_first()
    {
        var simulation = Begun();
        simulation.Models.Replies.Enqueue(new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4), "It took a year.", "Why?"));
        simulation.Final(TimeSpan.FromSeconds(5), Answer);
        simulation.Run(TimeSpan.FromSeconds(10));

        var timing = simulation.Sent.Select(s => s.Message.InterviewState?.Timing).Last(t => t is not null)!;
        Assert.Equal(Ms(800), timing.FirstResponse.ToTimeSpan());
        Assert.Equal(TimeSpan.FromSeconds(3), timing.DefinitiveReply.ToTimeSpan());
        Assert.Equal(TimeSpan.FromSeconds(4), timing.Question.ToTimeSpan());
        Assert.Equal(FirstResponse.Canned, timing.First);
    }

    [Fact]
    public void Acknowledgements_wait_for_the_log_and_refusals_do_not()
    {
        var simulation = Begun();
        simulation.Chunk(TimeSpan.FromSeconds(1), "So I");
        simulation.Chunk(TimeSpan.FromSeconds(2), "So I moved");
        simulation.At(TimeSpan.FromSeconds(3), new Control { Begin = new() });
        simulation.Run(TimeSpan.FromSeconds(4));

        var effects = simulation.Effects.Select(e => e.Effect).ToList();
        Assert.True(effects.OfType<Effect.Acknowledge>().Single().NeedsLog);
        Assert.False(effects.OfType<Effect.Send>().Single(s => s.Message.Error is not null).NeedsLog);
    }

    [Fact]
    public void A_weak_behavioural_answer_is_followed_up_for_its_result()
    {
        var simulation = new Simulation(new(), Plans.Of(2));
        simulation.Models.Replies.Enqueue(new(Ms(100), Ms(200), "Thank you.", "Tell me about the ledger?"));
        simulation.At(TimeSpan.Zero, new Control { Begin = new() });
        simulation.Final(TimeSpan.FromSeconds(5), string.Join(' ', Enumerable.Repeat("I like this role because money must never be lost", 6)));
        simulation.Final(TimeSpan.FromSeconds(20), string.Join(' ', Enumerable.Repeat("I sat down with the team and I drew the flow on a board", 5)));
        simulation.Run(TimeSpan.FromSeconds(30));

        var next = simulation.Effects.Select(e => e.Effect).OfType<Effect.StartReply>().Last().Next!;
        Assert.Equal((QuestionMove.FollowUp, "result"), (next.Move, next.FollowUp));
    }

    [Fact]
    public void The_classic_late_reply_is_not_cancelled_so_that_it_can_be_logged()
    {
        var simulation = new Simulation(new TurnOptions().Classic());
        simulation.Models.Replies.Enqueue(new(null, TimeSpan.FromSeconds(3), "Too late to be said.", ""));
        simulation.At(TimeSpan.Zero, new Control { Begin = new() });
        simulation.Final(TimeSpan.FromSeconds(5), Answer);
        simulation.Run(TimeSpan.FromSeconds(10));

        Assert.DoesNotContain(simulation.Effects, e => e.Effect is Effect.CancelGenerations);
        Assert.Contains(simulation.Log, r => r.Event.ReplyReady?.Reply == "Too late to be said.");
        Assert.DoesNotContain(simulation.Sent, s => s.Message.LlmResponse?.Text == "Too late to be said.");
    }

    [Theory]
    [InlineData(ErrorReason.ModelUnavailable)]
    public void When_no_model_answers_the_interview_still_comes_to_its_end(ErrorReason reason)
    {
        var simulation = new Simulation(new(), Plans.Of(3));
        simulation.Models.Openings.Enqueue(new(null, Ms(10), "", "", Fails: true));
        for (var i = 0; i < 20; i++)
        {
            simulation.Models.Replies.Enqueue(new(null, Ms(50), "", "", Fails: true));
            simulation.Models.Closings.Enqueue(new(null, Ms(50), "", "", Fails: true));
        }

        simulation.At(TimeSpan.Zero, new Control { Begin = new() });
        for (var i = 1; i < 20; i++)
            simulation.Final(TimeSpan.FromSeconds(10 * i), Answer);
        simulation.Run(TimeSpan.FromMinutes(10));

        Assert.True(simulation.State.Ended);
        Assert.Equal(EndReason.PlanDone, simulation.State.EndReason);
        Assert.Contains(simulation.Sent, s => s.Message.Error?.Reason == reason);
        Invariants.Hold(simulation);
    }

    private static Simulation Begun()
    {
        var simulation = new Simulation(new());
        simulation.At(TimeSpan.Zero, new Control { Begin = new() });
        return simulation;
    }

    private static IEnumerable<ServerMessage> Sent(Simulation simulation, ResponseKind kind) =>
        simulation.Sent.Select(s => s.Message).Where(m => m.LlmResponse?.Kind == kind);

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
