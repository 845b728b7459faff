using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

public sealed class ReplyPaceTests
{
    private const string Answer = "I moved the ledger to an event store last year and wrote the replay myself.";

    private static readonly TimeSpan Given = Ms(800);

    [Theory]
    [InlineData("nothing is known", new int[0], 800)]
    [InlineData("too few to judge", new[] { 3000, 3000, 3000 }, 800)]
    [InlineData("quick replies: a straggler is not waited for", new[] { 200, 300, 200, 250 }, 500)]
    [InlineData("most come within 700 ms", new[] { 400, 600, 700, 500, 700, 600, 2000, 650 }, 750)]
    [InlineData("a little more patience catches most", new[] { 900, 850, 880, 900 }, 950)]
    [InlineData("most would be late anyway", new[] { 3000, 2500, 1200, 900, 4000 }, 500)]
    [InlineData("as many in time as not", new[] { 700, 900, 600, 3000, 800, 2000, 2500, 900 }, 800)]
    public void The_deadline_follows_the_last_replies(string why, int[] took, int deadline)
    {
        var pace = took.Aggregate(ReplyPace.Unknown, (known, ms) => known.With(Ms(ms)));
        Assert.True(Ms(deadline) == pace.Deadline(Given), $"{why}: {pace.Deadline(Given)}");
    }

    [Fact]
    public void The_deadline_never_leaves_half_a_second_to_a_second()
    {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var pace = ReplyPace.Unknown;
            for (var j = random.Next(12); j > 0; j--)
                pace = pace.With(Ms(random.Next(random.Next(2) == 0 ? 1_200 : 10_000)));
            Assert.InRange(pace.Deadline(Ms(random.Next(500, 1_001))), Ms(500), Ms(1_000));
        }
    }

    [Fact]
    public void Late_replies_shorten_the_wait_and_the_timing_says_so()
    {
        var deadlines = DeadlinesWith(new TurnOptions());
        Assert.Equal([Given, Given, Given, Given, Ms(500)], deadlines);
    }

    [Fact]
    public void An_interview_that_asks_for_a_deadline_keeps_it()
    {
        var style = new ConversationStyle { ReplyDeadline = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(Ms(700)) };
        Assert.All(DeadlinesWith(TurnOptions.For(style, new())), deadline => Assert.Equal(Ms(700), deadline));
    }

    private static List<TimeSpan> DeadlinesWith(TurnOptions options)
    {
        var simulation = new Simulation(options, Plans.Of(5));
        simulation.At(TimeSpan.Zero, new Control { Begin = new() });
        for (var turn = 1; turn <= 5; turn++)
        {
            simulation.Models.Replies.Enqueue(new(Ms(3_000), Ms(3_500), $"Case {turn} took a year to move.", $"What about case {turn}?"));
            simulation.Final(TimeSpan.FromSeconds(10 * turn), Answer);
        }

        simulation.Run(TimeSpan.FromSeconds(60));
        return [.. simulation.Sent.Select(s => s.Message.InterviewState?.Timing).OfType<TurnTiming>().Select(t => t.Deadline.ToTimeSpan())];
    }

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
