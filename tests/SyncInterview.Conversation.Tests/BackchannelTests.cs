using SyncInterview.Conversation;

namespace SyncInterview.Conversation.Tests;

public sealed class BackchannelTests
{
    [Theory]
    [InlineData("Mm-hm")]
    [InlineData("mhm, mhm")]
    [InlineData("Okay.")]
    [InlineData("yeah, right")]
    [InlineData("Uh-huh")]
    [InlineData("I see")]
    [InlineData("Got it!")]
    [InlineData("yes yes okay")]
    public void Sounds_of_listening_do_not_take_the_floor(string text) => Assert.True(Backchannel.IsBackchannel(text));

    [Theory]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("Okay, but wait")]
    [InlineData("yes yes yes yes")]
    [InlineData("right?")]
    [InlineData("wait")]
    [InlineData("no")]
    [InlineData("I see a problem")]
    public void Anything_else_does(string text) => Assert.False(Backchannel.IsBackchannel(text));
}
