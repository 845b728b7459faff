using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

public sealed class SpeculationTests
{
    private const string Answer =
        "I moved the ledger to an event store last year and wrote the replay myself, with one colleague for the tests, and it took us about "
        + "five months from the first sketch to the last account, and as a result the breaks went from forty a week to two.";

    [Theory]
    [InlineData(0.05, new[] { 8, 8, 4, 1 })]
    [InlineData(0.0, new[] { 8, 8, 8, 8 })]
    public void Guesses_that_are_never_right_become_few(double leastHitRate, int[] guesses)
    {
        var options = new TurnOptions { LeastSpeculationHitRate = leastHitRate, SpeculationsPerTurn = 8, FollowUpsPerTopic = 0 };
        var simulation = new Simulation(options, Plans.Of(5));
        simulation.At(TimeSpan.Zero, new Control { Begin = new() });
        for (var turn = 0; turn < 4; turn++)
            Ramble(simulation, TimeSpan.FromMinutes(1 + 2 * turn));
        simulation.Run(TimeSpan.FromMinutes(15));

        Assert.Equal(guesses, Guesses(simulation).GroupBy(start => start.Key.Turn).Select(turn => turn.Count()));
        Invariants.Hold(simulation);
    }

    [Theory]
    [InlineData("um, {0}")]
    [InlineData("{0}...")]
    public void What_is_the_same_but_for_case_marks_and_hesitations_is_promoted(string final) =>
        Assert.Equal(FirstResponse.Promoted, FirstWith(string.Format(null, final, Answer.TrimEnd('.').ToUpperInvariant())));

    [Theory]
    [InlineData("{0} not")]
    [InlineData("never {0}")]
    [InlineData("{0} or 50%")]
    public void What_is_another_answer_is_not(string final) =>
        Assert.Equal(FirstResponse.Definitive, FirstWith(string.Format(null, final, Answer.TrimEnd('.'))));

    [Fact]
    public void What_was_heard_of_a_promoted_reply_is_in_the_next_prompt_like_any_other()
    {
        var simulation = Guessed(Answer);
        simulation.Final(TimeSpan.FromSeconds(20), "It was in March.");
        simulation.Run(TimeSpan.FromSeconds(30));

        var history = simulation.Effects.Select(e => e.Effect).OfType<Effect.StartReply>().Last().History;
        Assert.Contains(history, line => line is { Interviewer: true, Provisional: false, Sent: "Five months it was." });
        Assert.Contains(history, line => !line.Interviewer && line.Sent == Answer);
        Assert.Single(simulation.Effects, e => e.Effect is Effect.AnnounceAnswer { AnswerId: "a1" });
    }

    [Fact]
    public void A_dropped_guess_is_cancelled_at_once()
    {
        var simulation = Guessed(Answer + " And so on.");
        var guess = Assert.Single(Guesses(simulation));
        Assert.Contains(simulation.Effects, e => e.Effect is Effect.CancelReply cancel && (cancel.Key, cancel.Attempt) == (guess.Key, guess.Attempt));
    }

    [Fact]
    public void The_timing_says_how_many_guesses_a_turn_had_and_whether_one_was_right()
    {
        var timing = Timing(Guessed(Answer));
        Assert.Equal((1, true), (timing.SpeculationsStarted, timing.Promoted));
        var wrong = Timing(Guessed(Answer + " And so on."));
        Assert.Equal((1, false), (wrong.SpeculationsStarted, wrong.Promoted));
    }

    // A sentence more every six seconds, which always looks like the end; the final adds one.
    private static void Ramble(Simulation simulation, TimeSpan from)
    {
        var text = Answer;
        for (var i = 0; i < 10; i++, text += " And so on.")
            simulation.Chunk(from + TimeSpan.FromSeconds(6 * i), text);
        simulation.Final(from + TimeSpan.FromSeconds(60), text + " That is all.");
    }

    private static FirstResponse FirstWith(string final) => Timing(Guessed(final)).First;

    private static TurnTiming Timing(Simulation simulation) =>
        simulation.Sent.Select(s => s.Message.InterviewState?.Timing).OfType<TurnTiming>().First();

    private static IEnumerable<Effect.StartReply> Guesses(Simulation simulation) =>
        simulation.Effects.Select(e => e.Effect).OfType<Effect.StartReply>().Where(start => start.Speculative);

    private static Simulation Guessed(string final)
    {
        var simulation = new Simulation(new());
        simulation.Models.Replies.Enqueue(new(TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(400), "Five months it was.", "Who ran it?"));
        simulation.At(TimeSpan.Zero, new Control { Begin = new() });
        simulation.Chunk(TimeSpan.FromSeconds(2), Answer);
        simulation.Final(TimeSpan.FromSeconds(4), final);
        simulation.Run(TimeSpan.FromSeconds(10));
        return simulation;
    }
}
