using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>What scenarios cannot say of fillers.</summary>
public sealed class FillerTests
{
    private const string Answer = "I moved the ledger to an event store last year and wrote the replay myself.";

    [Fact]
    public void Beginning_asks_no_model_for_fillers() =>
        Assert.Empty(Begun("Let me think.").Effects.Select(e => e.Effect).OfType<Effect.StartFillers>());

    [Fact]
    public void A_bank_that_brings_the_same_words_again_however_they_are_written_brings_nothing_new()
    {
        var simulation = Begun("Let me think.", "let me think", "LET ME, THINK!");
        simulation.Models.MoreFillers.Enqueue(["Let me think...", "One moment, please.", "One moment please!"]);
        simulation.Models.MoreFillers.Enqueue(["let me think", "one moment, please"]);
        Answers(simulation, 3);
        Assert.Equal(
            [(TimeSpan.FromSeconds(5.35), "Let me think."), (TimeSpan.FromSeconds(25.35), "One moment, please.")],
            simulation.Sent.Where(s => s.Message.MiniLlmFiller is not null).Select(s => (s.At, s.Message.MiniLlmFiller.Text)));
    }

    [Fact]
    public void A_bank_that_comes_when_a_filler_would_have_been_due_before_is_for_the_next_turn()
    {
        var simulation = Begun(TimeSpan.FromSeconds(5.5), "Let me think.");
        Answers(simulation, 2);
        var filler = Assert.Single(simulation.Sent, s => s.Message.MiniLlmFiller is not null);
        Assert.Equal(TimeSpan.FromSeconds(25.35), filler.At);
    }

    [Fact]
    public void A_bank_that_comes_after_the_end_changes_nothing()
    {
        var simulation = Begun(TimeSpan.FromMinutes(1), "Let me think.");
        simulation.At(TimeSpan.FromSeconds(5), new Control { EndInterview = new() });
        simulation.Run(TimeSpan.FromSeconds(30));
        Assert.True(simulation.State.Ended);
        var (ended, sent) = (simulation.State, simulation.Sent.Count);
        simulation.Run(TimeSpan.FromMinutes(2));
        Assert.Same(ended, simulation.State);
        Assert.Equal(sent, simulation.Sent.Count);
    }

    [Fact]
    public void A_clock_that_was_held_up_beyond_the_deadline_brings_the_bridge_and_no_filler()
    {
        var simulation = Begun("Let me think.");
        simulation.Models.Replies.Enqueue(ReplyAfter(TimeSpan.FromSeconds(9)));
        simulation.Final(TimeSpan.FromSeconds(5), Answer);
        simulation.Run(TimeSpan.FromSeconds(5));
        var step = TurnEngine.Handle(simulation.State, new() { Tick = new() }, Simulation.Start + TimeSpan.FromSeconds(5.9));
        var sent = step.Effects.OfType<Effect.Send>().Select(send => send.Message).ToList();
        Assert.Contains(sent, message => message.LlmResponse?.Kind == ResponseKind.Bridge);
        Assert.DoesNotContain(sent, message => message.MiniLlmFiller is not null);
    }

    [Fact]
    public void A_low_bank_is_topped_up_once_a_turn_and_again_in_the_next_turn_when_nothing_came()
    {
        var simulation = Begun("Let me think.", "One moment.", "Mm-hm, yes.");
        Answers(simulation, 3);
        var asked = simulation.Effects.Select(e => e.Effect).OfType<Effect.StartFillers>().ToList();
        Assert.Equal(3, asked.Count);
        Assert.All(asked, start => Assert.Equal(simulation.Options.BankedFillers, start.Fillers));
        var said = simulation.Sent.Where(s => s.Message.MiniLlmFiller is not null).Select(s => s.Message.MiniLlmFiller.Text).ToList();
        Assert.Equal(said, asked[^1].History.Where(line => said.Contains(line.Sent)).Select(line => line.Sent));
    }

    [Fact]
    public void A_full_bank_asks_for_nothing()
    {
        var simulation = Begun([.. Enumerable.Range(0, 5).Select(i => $"Let me think about that, number {i}.")]);
        simulation.Models.Replies.Enqueue(ReplyAfter(TimeSpan.FromSeconds(3)));
        simulation.Final(TimeSpan.FromSeconds(5), Answer);
        simulation.Run(TimeSpan.FromSeconds(30));
        Assert.Single(simulation.Sent, s => s.Message.MiniLlmFiller is not null);
        Assert.Empty(simulation.Effects.Select(e => e.Effect).OfType<Effect.StartFillers>());
    }

    [Fact]
    public void A_bank_is_bounded_and_each_filler_keeps_its_provenance()
    {
        var simulation = Begun();
        for (var delivery = 0; delivery < 5; delivery++)
        {
            var bank = new FillerBank { Provenance = new() { Model = $"m{delivery}" } };
            bank.Fillers.AddRange(Enumerable.Range(0, 50).Select(i => $"Filler {i} of delivery {delivery}."));
            bank.Surprises.AddRange(Enumerable.Range(0, 20).Select(i => new BankedSurprise { TopicId = "t1", Text = $"Surprise {i} of {delivery}." }));
            simulation.Queue(TimeSpan.FromSeconds(1 + delivery), new() { FillerBank = bank });
        }

        simulation.Run(TimeSpan.FromSeconds(10));
        var fillers = simulation.State.Fillers;
        Assert.Equal((100, 50), (fillers.Bank.Count, fillers.Surprises.Count));
        Assert.All(fillers.Bank, filler => Assert.EndsWith($"{filler.Provenance.Model[1..]}.", filler.Text, StringComparison.Ordinal));
    }

    // Answers at 5 s, 25 s and so on; each reply takes 3 s.
    private static void Answers(Simulation simulation, int count)
    {
        for (var turn = 0; turn < count; turn++)
        {
            simulation.Models.Replies.Enqueue(ReplyAfter(TimeSpan.FromSeconds(3)));
            simulation.Final(TimeSpan.FromSeconds(5 + (20 * turn)), Answer);
        }

        simulation.Run(TimeSpan.FromMinutes(2));
    }

    private static Simulation Begun(params string[] bank) => Begun(TimeSpan.FromMilliseconds(50), bank);

    private static Simulation Begun(TimeSpan bankAfter, params string[] bank)
    {
        var simulation = new Simulation(new TurnOptions());
        simulation.Models.BankAfter = bankAfter;
        simulation.Models.BankedFillers.AddRange(bank);
        simulation.At(TimeSpan.Zero, new Control { Begin = new() });
        simulation.Run(TimeSpan.FromSeconds(0.5));
        return simulation;
    }

    private static ReplyScript ReplyAfter(TimeSpan first) =>
        new(first, first + TimeSpan.FromSeconds(1), "You moved the whole ledger over in a year.", "Why?");
}
