using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

public sealed class ShrinkerTests
{
    [Fact]
    public void A_conversation_that_breaks_something_shrinks_to_a_few_lines_that_read_back_and_break_it_still()
    {
        var seed = Enumerable.Range(0, 100).First(seed => Bridges(RandomScenario.Of(seed)));
        var scenario = RandomScenario.Of(seed);

        var smallest = new Shrinker(Bridges).Shrink(scenario);

        Assert.True(scenario.Lines.Length > 40, $"{scenario.Lines.Length} lines are no challenge");
        Assert.True(smallest.Lines.Length <= 4, smallest.ToString());
        Assert.True(Bridges(Scenario.Parse(smallest.ToString())));
    }

    [Theory]
    [InlineData("at 0s begin\nat 7.123s final \"I moved the ledger to an event store last year\"", "at 0s begin\nat 0.001s final \"I\"\n")]
    [InlineData("topics 2\nat 0s begin\nat 1s pause\nat 2s resume\nat 3s final \"So.\"", "at 0s begin\nat 0.001s final \"So.\"\n")]
    public void Lines_are_left_out_times_rounded_and_texts_shortened(string text, string shrunk) =>
        Assert.Equal(shrunk, new Shrinker(Settles).Shrink(Scenario.Parse(text)).ToString());

    [Fact]
    public void What_is_not_broken_by_less_is_kept()
    {
        var scenario = Scenario.Parse("at 0s begin\nat 1s pause\n");
        Assert.Equal(scenario.ToString(), new Shrinker(smaller => smaller.ToString() == scenario.ToString()).Shrink(scenario).ToString());
    }

    [Fact]
    public void A_shrinker_ends_although_everything_seems_broken_or_its_runs_are_used_up()
    {
        Assert.Empty(new Shrinker(_ => true).Shrink(RandomScenario.Of(1)).Lines);
        var runs = 0;
        new Shrinker(_ => ++runs > 0 && runs % 2 == 0, mostRuns: 50).Shrink(RandomScenario.Of(1));
        Assert.True(runs <= 50);
    }

    // "Nobody is ever bridged" is broken on purpose.
    private static bool Bridges(Scenario scenario) => Sends(scenario, message => message.LlmResponse?.Kind == ResponseKind.Bridge);

    private static bool Settles(Scenario scenario) =>
        Sends(scenario, message => Conversation.IsState(message, ConversationState.ProcessingAnswer));

    private static bool Sends(Scenario scenario, Func<ServerMessage, bool> isMeant) => scenario.Play().Sent.Exists(s => isMeant(s.Message));
}
