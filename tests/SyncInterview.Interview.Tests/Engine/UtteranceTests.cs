using SyncInterview.Conversation;
using SyncInterview.Interviews.Engine;

namespace SyncInterview.Interviews.Tests.Engine;

public sealed class UtteranceTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("So I", false, false, "So I")]
    [InlineData("So I |So I moved", false, false, "So I moved")]
    [InlineData("So |I moved", true, false, "So I moved")]
    [InlineData("So|I moved", true, false, "So I moved")]
    [InlineData("So|", true, false, "So")]
    [InlineData("So|", false, false, "")]
    [InlineData(" So I ", false, true, "So I")]
    [InlineData(" So |I moved. ", true, true, "So I moved.")]
    public void Transcripts_replace_or_add_to_what_was_heard_since_the_last_final(string said, bool append, bool isFinal, string text)
    {
        Assert.Equal(text, Heard(Utterance.Empty, said, append, isFinal).Text);

        var settled = Heard(Utterance.Empty, "First this.", false, isFinal: true);
        var expected = text.Length == 0 ? "First this." : "First this. " + text;
        Assert.Equal(expected, Heard(settled, said, append, isFinal).Text);
    }

    [Fact]
    public void Its_words_are_counted_as_it_grows()
    {
        var utterance = Utterance.Empty;
        foreach (var said in new[] { "So I", "So I moved it", "So I walked", "so, I walked 5 % - ", "" })
        {
            utterance = Heard(utterance, said, append: false, isFinal: false);
            Assert.Equal(WordCount.Of(utterance.Text), utterance.Words);
        }
    }

    [Fact]
    public void Only_what_came_after_the_last_final_counts_as_new_words()
    {
        var final = Heard(Utterance.Empty, "First this.", append: false, isFinal: true);

        Assert.False(final.HasNewWords);
        Assert.False(Heard(final, "  ", append: false, isFinal: false).HasNewWords);
        Assert.True(Heard(final, "And", append: true, isFinal: false).HasNewWords);
    }

    private static Utterance Heard(Utterance utterance, string said, bool append, bool isFinal)
    {
        var pieces = said.Split('|');
        for (var i = 0; i < pieces.Length; i++)
            utterance = utterance.Hear(pieces[i], append, isFinal && i == pieces.Length - 1, utterance.LastSequence + 1, Now, null);
        return utterance;
    }
}
