using SyncInterview.Conversation;

namespace SyncInterview.Conversation.Tests;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("Thank you for that. Let us", "Thank you for that.")]
    [InlineData("Okay. Thank you for that. Let us", "Okay. Thank you for that.")]
    [InlineData("You moved it, e.g. to events. Then", "You moved it, e.g. to events.")]
    [InlineData("Dr. Ek asked about .NET and C#. Then", "Dr. Ek asked about .NET and C#.")]
    [InlineData("It went from 3.5 to 2.1 seconds. Then", "It went from 3.5 to 2.1 seconds.")]
    [InlineData("What did you do first? I", "What did you do first?")]
    [InlineData("You wrote \"it never came back.\" I see", "You wrote \"it never came back.\"")]
    [InlineData("We were... well, waiting for it. And", "We were... well, waiting for it.")]
    [InlineData("So J. Berg was on call. And", "So J. Berg was on call.")]
    [InlineData("Queues, caches, etc. were in place. And", "Queues, caches, etc. were in place.")]
    [InlineData("Thank you for that\nQUESTION:", "Thank you for that")]
    public void The_first_sentence_of_three_words_is_speakable(string text, string sentence) =>
        Assert.Equal(sentence, SentenceSplitter.FirstSpeakable(text));

    [Theory]
    [InlineData("")]
    [InlineData("Thank you for")]
    [InlineData("Thank you for that.")]
    [InlineData("Right. Okay. ")]
    [InlineData("You cut it to 3.")]
    public void Nothing_is_speakable_before_an_end_is_certain(string text) =>
        Assert.Null(SentenceSplitter.FirstSpeakable(text));

    [Theory]
    [InlineData("Thank you for that.", "Thank you for that.")]
    [InlineData("Right.", "Right.")]
    [InlineData("no end at all", "no end at all")]
    [InlineData("One two three. Four", "One two three.")]
    public void What_is_left_of_a_complete_text_is_speakable(string text, string sentence) =>
        Assert.Equal(sentence, SentenceSplitter.FirstSpeakable(text, complete: true));

    [Fact]
    public void A_complete_text_without_words_is_not_speakable() =>
        Assert.Null(SentenceSplitter.FirstSpeakable(" … ", complete: true));

    [Fact]
    public void Growth_never_changes_a_sentence_that_was_found()
    {
        const string Text = "Right. You said the key expired, e.g. at noon... and 3.5 s later it was back. What did you change? I ask because of Dr. Ek.";
        string? found = null;
        for (var length = 0; length <= Text.Length; length++)
        {
            var now = SentenceSplitter.FirstSpeakable(Text[..length]);
            if (found is not null)
                Assert.Equal(found, now);
            found ??= now;
        }

        Assert.Equal("Right. You said the key expired, e.g. at noon... and 3.5 s later it was back.", found);
    }

    [Fact]
    public void The_end_lets_a_caller_go_on_behind_the_sentence()
    {
        const string Text = "First of all thanks. What came next? ";
        var end = SentenceSplitter.FirstSpeakableEnd(Text);
        Assert.Equal("What came next?", SentenceSplitter.FirstSpeakable(Text[end..]));
    }

    [Fact]
    public void Splitting_keeps_every_word_in_order()
    {
        const string Text = "Okay. You used C#, e.g. for the API. Why? Tell me.";
        Assert.Equal(["Okay.", "You used C#, e.g. for the API.", "Why?", "Tell me."], SentenceSplitter.Split(Text));
    }
}
