namespace SyncInterview.Interviews.Tests.Engine;

public sealed class ScenarioLanguageTests
{
    [Theory]
    [InlineData("utter nonsense")]
    [InlineData("at 5s")]
    [InlineData("at soon begin")]
    [InlineData("at 5 begin")]
    [InlineData("at 5s dance")]
    [InlineData("at 5s begin now")]
    [InlineData("at 5s chunk")]
    [InlineData("at 5s chunk \"no end")]
    [InlineData("at 5s chunk \"so\" as one")]
    [InlineData("at 5s playback")]
    [InlineData("at 5s barge_in heard 5")]
    [InlineData("at 5s kill for ever")]
    [InlineData("options colour blue")]
    [InlineData("options deadline")]
    [InlineData("options no-deadline")]
    [InlineData("options classic twice")]
    [InlineData("topics many")]
    [InlineData("until 5")]
    [InlineData("reply \"without a time\"")]
    [InlineData("reply after 1s")]
    [InlineData("reply first 2s done 1s \"backwards\"")]
    [InlineData("reply fails")]
    [InlineData("tentative first 1s done 2s \"streamed\"")]
    [InlineData("tentative 200ms \"no word before the time\"")]
    [InlineData("fillers")]
    [InlineData("expect")]
    [InlineData("expect 5s SHOUT")]
    [InlineData("expect STATE Dreaming")]
    [InlineData("expect ERROR Whatever")]
    [InlineData("expect REPLY \"a\" \"b\"")]
    [InlineData("expect REPLY within")]
    [InlineData("never")]
    [InlineData("calls angel 1")]
    [InlineData("told")]
    [InlineData("expect STATE WaitingForUserInput first Guess")]
    public void A_line_that_is_not_as_the_grammar_says_is_refused_with_its_number(string line)
    {
        var refused = Assert.Throws<FormatException>(() => Scenario.Parse($"# A comment.\n\nat 0s begin\n{line}\nat 9s begin"));
        Assert.StartsWith("line 4: ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("at 0s begin\nafter 1.5s final \"I moved it.\"", "at 0s begin\nat 1.5s final \"I moved it.\"\n")]
    [InlineData("model replies after 3000ms \"It moved.\"", "reply after 3s \"It moved.\"\n")]
    [InlineData("model stalls", "reply stalls\n")]
    [InlineData("options no-fillers", "options no-fillers\n")]
    [InlineData("expect TENTATIVE within 800ms", "expect TENTATIVE within 0.8s\n")]
    [InlineData("expect STATE Listening first Promoted deadline 0.5s within 2s", "expect STATE Listening first Promoted deadline 500ms within 2s\n")]
    [InlineData("calls reply 2\nuntold \"two teams\"", "calls reply 2\nuntold \"two teams\"\n")]
    [InlineData("exactly\n5s STATE Listening chunk", "exactly\n5s STATE Listening chunk\n")]
    public void A_line_prints_as_it_is_read(string text, string printed) => Assert.Equal(printed, Scenario.Parse(text).ToString());

    [Fact]
    public void What_was_printed_reads_as_the_same_scenario()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var scenario = RandomScenario.Of(seed);
            Assert.Equal(scenario.ToString(), Scenario.Parse(scenario.ToString()).ToString());
            Assert.Equal(Transcript.Of(scenario.Play()), Transcript.Of(Scenario.Parse(scenario.ToString()).Play()));
        }
    }

    [Theory]
    [InlineData("expect BRIDGE within 800ms", true)]
    [InlineData("expect BRIDGE within 799ms", false)]
    [InlineData("never BRIDGE within 799ms", true)]
    [InlineData("never BRIDGE within 800ms", false)]
    [InlineData("expect REPLY \"It moved. All of it.\"", true)]
    [InlineData("expect REPLY \"It moved.\"", false)]
    [InlineData("expect REPLY \"It moved…\"", true)]
    [InlineData("expect 8s QUESTION\nexpect BRIDGE", false)]
    [InlineData("expect STATE ProcessingAnswer final\nexpect STATE GeneratingQuestion", true)]
    [InlineData("expect STATE ProcessingAnswer silence", false)]
    [InlineData("expect STATE WaitingForUserInput first Canned deadline 800ms", true)]
    [InlineData("expect STATE WaitingForUserInput first Bridge", false)]
    [InlineData("expect STATE WaitingForUserInput deadline 700ms", false)]
    [InlineData("calls reply 2\ncalls tentative 0", true)]
    [InlineData("calls reply 1", false)]
    [InlineData("told \"What brings you here?\"", true)]
    [InlineData("untold \"What brings you here?\"", false)]
    [InlineData("told \"Why?\"", false)]
    public void What_is_expected_is_looked_for_in_order_and_in_time(string expected, bool isMet)
    {
        var scenario = Scenario.Parse($"""
            reply first 2s done 3s "It moved. All of it." asks "Why?"
            at 0s begin
            at 5s final "I moved the ledger."
            {expected}
            """);
        Assert.Equal(isMet, scenario.Unmet(scenario.Play()) is null);
    }
}
