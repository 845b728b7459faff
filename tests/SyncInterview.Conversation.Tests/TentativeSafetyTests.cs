using SyncInterview.Conversation;

namespace SyncInterview.Conversation.Tests;

public sealed class TentativeSafetyTests
{
    private const string Utterance = "so at Havsbro we moved forty services to RabbitMQ and the p95 went to 180 milliseconds with .NET";

    [Theory]
    [InlineData("Okay, I'm following.")]
    [InlineData("I'm with you on the services.")]
    [InlineData("RabbitMQ's part is noted.")]
    [InlineData("The forty services, noted.")]
    [InlineData("180 milliseconds, I have that.")]
    [InlineData("Mm-hm, the move to RabbitMQ at Havsbro")]
    [InlineData("I see what you did there.")]
    [InlineData("I have the .NET part.")]
    [InlineData("All right, go on right there.")]
    public void A_short_neutral_remark_may_be_said(string text)
    {
        var check = TentativeSafety.Check(text, Utterance);
        Assert.True(check.IsSafe, $"{check.Violation}: {check.Offender}");
    }

    [Theory]
    [InlineData("", TentativeViolation.Empty)]
    [InlineData(" … ", TentativeViolation.Empty)]
    [InlineData("I am hearing you say that the services were moved and then the numbers went down too", TentativeViolation.TooLong)]
    [InlineData("And then?", TentativeViolation.Question)]
    [InlineData("So how did you measure that.", TentativeViolation.Question)]
    [InlineData("Could you say more", TentativeViolation.Question)]
    [InlineData("Okay. Go on.", TentativeViolation.SeveralSentences)]
    [InlineData("That is a great start.", TentativeViolation.Verdict)]
    [InlineData("That MAKES sense.", TentativeViolation.Verdict)]
    [InlineData("Okay, that's wrong.", TentativeViolation.Verdict)]
    [InlineData("All right, you are right.", TentativeViolation.Verdict)]
    [InlineData("Okay, the move to Kafka.", TentativeViolation.UnsaidName)]
    [InlineData("Mara, please go on.", TentativeViolation.UnsaidName)]
    [InlineData("kim, please go on.", TentativeViolation.UnsaidName)]
    [InlineData("I see, the iPad part.", TentativeViolation.UnsaidName)]
    [InlineData("Okay, 20 services.", TentativeViolation.UnsaidNumber)]
    [InlineData("Okay, fifty services.", TentativeViolation.UnsaidNumber)]
    [InlineData("Okay, the 1.8 seconds.", TentativeViolation.UnsaidNumber)]
    [InlineData("Okay, **services** moved.", TentativeViolation.Unspeakable)]
    [InlineData("Okay,\nthe services.", TentativeViolation.Unspeakable)]
    [InlineData("See https://x for the services.", TentativeViolation.Unspeakable)]
    public void Anything_that_breaks_the_contract_may_not(string text, TentativeViolation violation) =>
        Assert.Equal(violation, TentativeSafety.Check(text, Utterance).Violation);

    [Fact]
    public void Fifteen_words_pass_and_sixteen_do_not()
    {
        var fifteen = string.Join(' ', Enumerable.Repeat("on", TentativeSafety.MaxWords));
        Assert.True(TentativeSafety.Check(fifteen, "").IsSafe);
        Assert.Equal(TentativeViolation.TooLong, TentativeSafety.Check(fifteen + " on", "").Violation);
    }

    [Fact]
    public void What_the_candidate_said_may_be_repeated_whatever_its_case()
    {
        Assert.True(TentativeSafety.Check("The AKS and Helm side, okay.", "we run it on aks with helm charts").IsSafe);
        Assert.False(TentativeSafety.Check("The AKS and Helm side, okay.", "we run it ourselves").IsSafe);
    }

    [Fact]
    public void A_judging_word_of_the_candidate_is_still_not_repeated() =>
        Assert.Equal(TentativeViolation.Verdict, TentativeSafety.Check("The good index, noted.", "we had a good index").Violation);
}
