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
}
