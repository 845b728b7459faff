using SyncInterview.Conversation;
using SyncInterview.Llm.Offline;

namespace SyncInterview.Llm.Tests.Offline;

public sealed class SalientPhrasesTests
{
    [Theory]
    [InlineData("the important bit was the transactional outbox: it writes the event", "the transactional outbox")]
    [InlineData("so we replaced, um, our reconciliation job with a stream", "the reconciliation job")]
    [InlineData("then, uh, the, uh, the account statement was slow", "the account statement")]
    [InlineData("I put it on RabbitMQ, and that was it", "RabbitMQ")]
    public void A_noun_phrase_after_an_article_is_found(string utterance, string phrase) =>
        Assert.Equal(phrase, SalientPhrases.Find(utterance)[0].Text);

    [Theory]
    [InlineData("")]
    [InlineData("um, you know, well")]
    [InlineData("it was the first one and the last one")]
    [InlineData("that was a really good and a very bad day")]
    [InlineData("we did a lot of things in the end")]
    [InlineData("after my cancer diagnosis and the family funeral")]
    [InlineData("my great success was the perfect index")]
    public void Nothing_general_private_or_judging_is_echoed(string utterance) => Assert.Empty(SalientPhrases.Find(utterance));

    [Fact]
    public void A_verb_behind_the_noun_is_left_out()
    {
        var phrases = SalientPhrases.Find("the billing service writes the event and the slow database restarts all your pods")
            .Select(phrase => phrase.Text);
        Assert.Equal(["the slow database", "the billing service"], phrases);
    }

    [Fact]
    public void Only_words_that_were_said_are_offered()
    {
        foreach (var answer in Answers.Spoken)
        {
            var said = string.Concat(SpokenText.Words(answer));
            foreach (var phrase in SalientPhrases.Find(answer, ["C#", "PostgreSQL"]))
            {
                var words = SpokenText.Words(phrase.Text);
                Assert.Contains(string.Concat(words.SkipWhile(word => word == "the")), said, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Most_spoken_answers_offer_something() =>
        Assert.True(Answers.Spoken.Count(answer => SalientPhrases.Find(answer).Count > 0) >= Answers.Spoken.Count * 2 / 3);
}
