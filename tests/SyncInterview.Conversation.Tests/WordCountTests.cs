using SyncInterview.Conversation;

namespace SyncInterview.Conversation.Tests;

public sealed class WordCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("  \n\t ", 0)]
    [InlineData("- … !", 0)]
    [InlineData("Okay.", 1)]
    [InlineData("we cut it by 40 %", 5)]
    [InlineData("a follow-up, don't you think", 5)]
    [InlineData(" C#  and\n.NET ", 3)]
    public void Words_are_runs_with_a_letter_or_digit(string text, int words) =>
        Assert.Equal(words, WordCount.Of(text));

    [Theory]
    [InlineData("so I wor", "so I worked on it")]
    [InlineData("so I worked on it", "so I walked")]
    [InlineData("so I ", "so I — ")]
    [InlineData("so", "")]
    [InlineData("", "so I")]
    [InlineData("it went -", "it went -5 %")]
    [InlineData("it went well", "It went well.")]
    public void Counting_from_the_first_difference_on_gives_what_counting_anew_gives(string before, string text) =>
        Assert.Equal(WordCount.Of(text), WordCount.Of(text, before, WordCount.Of(before)));
}
