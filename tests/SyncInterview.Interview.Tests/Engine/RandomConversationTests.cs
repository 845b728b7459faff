using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

public sealed class RandomConversationTests
{
    private static readonly string[] Words =
        ("so we moved the ledger to an event store and I wrote the replay myself because the old batch job lost payments at night "
        + "which cost us about two percent and in the end the error rate went down").Split(' ');

    [Fact]
    public void The_invariants_hold_in_thousands_of_random_conversations()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var simulation = Converse(seed);
            try
            {
                Invariants.Hold(simulation);
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"Seed {seed}: {broken.Message}\n{Transcript.Of(simulation)}", broken);
            }
        }
    }

    private static Simulation Converse(int seed)
    {
        var random = new Random(seed);
        var options = new TurnOptions { ReplyDeadline = TimeSpan.FromMilliseconds(random.Next(500, 1001)) };
        if (random.Next(4) == 0)
            options = options.Classic();
        var simulation = new Simulation(options, Plans.Of(random.Next(1, 5)), TimeSpan.FromSeconds(random.Next(60, 400)), seed);
        Script(simulation.Models, random);
        var at = TimeSpan.FromMilliseconds(random.Next(500));
        simulation.At(at, new Control { Begin = new() });
        for (var i = 0; i < 60; i++)
        {
            at += TimeSpan.FromMilliseconds(random.Next(10) == 0 ? random.Next(20_000) : random.Next(1_500));
            Act(simulation, random, at);
        }

        simulation.Run(at + TimeSpan.FromMinutes(random.Next(1, 30)));
        return simulation;
    }

    private static void Script(ScriptedModels models, Random random)
    {
        models.BankedFillers.AddRange(Enumerable.Range(0, 12).Select(i => $"Filler number {i}."));
        for (var i = 0; i < 80; i++)
        {
            models.Tentatives.Enqueue((Latency(random), random.Next(6) == 0 ? null : $"I follow you there so far."));
            var first = Latency(random);
            models.Replies.Enqueue(new(
                random.Next(3) == 0 ? null : first,
                first + Latency(random),
                random.Next(3) == 0 ? $"Thank you for that. Reply number {i} goes on here." : $"Reply number {i} has a longer first sentence.",
                random.Next(4) == 0 ? "" : $"And what about number {i}?",
                Fails: random.Next(8) == 0,
                Stalls: random.Next(10) == 0));
            models.Questions.Enqueue((Latency(random), random.Next(6) == 0 ? null : $"Alone asked {i}?"));
        }
    }

    // Mostly quick, sometimes far beyond every deadline.
    private static TimeSpan Latency(Random random) =>
        TimeSpan.FromMilliseconds(random.Next(5) == 0 ? random.Next(20_000) : random.Next(1_600));

    private static void Act(Simulation simulation, Random random, TimeSpan at)
    {
        var text = string.Join(' ', Words.Take(random.Next(1, Words.Length)));
        switch (random.Next(16))
        {
            case < 6: simulation.Chunk(at, text, append: random.Next(3) == 0); break;
            case < 10: simulation.Final(at, random.Next(10) == 0 ? "" : text); break;
            case 10: simulation.At(at, new Control { BargeIn = random.Next(2) == 0 ? new() : new() { Heard = new() { HeardCharacters = random.Next(40), MessageSequence = random.Next(30) } } }); break;
            case 11: simulation.At(at, Any(random)); break;
            case 12:
                simulation.Queue(at, new() { AttachmentChanged = new() { Attached = random.Next(2) == 0 } });
                break;
            case 13:
                simulation.Queue(at, new() { Recovered = new() });
                break;
            case 14: simulation.At(at, new ClientMessage { ClientSequence = random.Next(40), Chunk = new() { Text = text } }); break;
            default: simulation.Chunk(at, "mm-hm"); break;
        }
    }

    private static Control Any(Random random) => random.Next(8) switch
    {
        0 => new() { Pause = new() },
        1 or 2 => new() { Resume = new() },
        3 => new() { SkipQuestion = new() },
        4 => new() { RepeatQuestion = new() },
        5 => new() { Thinking = new() },
        6 => new() { Playback = new() { MessageSequence = random.Next(30), HeardCharacters = random.Next(50) } },
        _ => random.Next(6) == 0 ? new() { EndInterview = new() } : new() { Begin = new() },
    };
}
