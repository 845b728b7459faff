using SyncInterview.Conversation;

namespace SyncInterview.Conversation.Tests;

public sealed class SpokenTextTests
{
    [Theory]
    [InlineData("So, um, we moved it to RabbitMQ.", "so we moved it to rabbitmq")]
    [InlineData("it was, you know, 1,800 rows — I mean — 3.5 %", "it was 1800 rows 3.5")]
    [InlineData("Don’t worry; don't!", "dont worry dont")]
    [InlineData("C# and C++, at 50%", "c# and c++ at 50%")]
    [InlineData("a follow-up", "a follow up")]
    [InlineData("Um, uh…", "")]
    [InlineData("Grüße aus Köln", "grüße aus köln")]
    public void Case_punctuation_and_hesitations_do_not_count(string text, string normal) =>
        Assert.Equal(normal, SpokenText.Normalise(text));

    [Fact]
    public void A_changed_word_or_number_stays_a_difference()
    {
        Assert.NotEqual(SpokenText.Normalise("it took 3.5 seconds"), SpokenText.Normalise("it took 35 seconds"));
        Assert.NotEqual(SpokenText.Normalise("we did use C"), SpokenText.Normalise("we did use C#"));
        Assert.NotEqual(SpokenText.Normalise("I did not"), SpokenText.Normalise("I did"));
    }

    [Fact]
    public void Normalising_twice_changes_nothing_more()
    {
        const string Text = "Well, um, we — you know — cut 2,400 ms to 180; C# did it!";
        var once = SpokenText.Normalise(Text);
        Assert.Equal(once, SpokenText.Normalise(once));
    }
}
