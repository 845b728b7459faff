using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

public sealed class InputStateTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(300)]
    public void The_last_128_messages_are_told_from_others_with_their_number(int count)
    {
        var state = Taken(InputState.Empty, 1, count);

        for (var sequence = Math.Max(1, count - 127); sequence <= count; sequence++)
        {
            Assert.True(state.IsRepeat(Chunk(sequence, "words")), $"{sequence} of {count} is not known");
            Assert.False(state.IsRepeat(Chunk(sequence, "other words")), $"{sequence} of {count} is any message");
        }
    }

    [Fact]
    public void Of_messages_long_ago_everything_counts_as_a_repeat() =>
        Assert.True(Taken(InputState.Empty, 1, 300).IsRepeat(Chunk(1, "other words")));

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(128)]
    public void Going_on_twice_from_one_state_leaves_each_what_it_took(int count)
    {
        var state = Taken(InputState.Empty, 1, count);
        var (one, other) = (state.Take(Chunk(count + 1, "one")), state.Take(Chunk(count + 1, "other")));
        var more = Taken(one, count + 2, 200);

        Assert.All([one, more], taken => Assert.True(taken.IsRepeat(Chunk(count + 1, "one"))));
        Assert.True(other.IsRepeat(Chunk(count + 1, "other")));
        Assert.False(other.IsRepeat(Chunk(count + 1, "one")));
        Assert.All([one, other], taken => Assert.True(taken.IsRepeat(Chunk(count, "words"))));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(5_000)]
    public void Equal_messages_have_equal_fingerprints_and_one_other_character_shows(int length)
    {
        var text = new string('a', length);
        Assert.Equal(Fingerprint.Of(Chunk(1, text)), Fingerprint.Of(Chunk(1, text)));
        for (var at = 0; at < length; at += 7)
            Assert.NotEqual(Fingerprint.Of(Chunk(1, text)), Fingerprint.Of(Chunk(1, text.Remove(at, 1).Insert(at, "b"))));
    }

    [Fact]
    public void A_fingerprint_is_the_same_in_every_process() =>
        Assert.Equal(9125800770102465891UL, Fingerprint.Of(Chunk(7, "Well, I built a ledger for payments.")));

    private static InputState Taken(InputState state, int from, int count)
    {
        for (var i = 0; i < count; i++)
            state = state.Take(Chunk(from + i, "words"));
        return state;
    }

    private static ClientMessage Chunk(long sequence, string text) => new() { ClientSequence = sequence, Chunk = new() { Text = text } };
}
