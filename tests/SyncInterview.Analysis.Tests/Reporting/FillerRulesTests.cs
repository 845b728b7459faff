using SyncInterview.Analysis.Reporting.Speech;

namespace SyncInterview.Analysis.Tests.Reporting;

public sealed class FillerRulesTests
{
    [Theory]
    [InlineData("So, um, we moved it, uh, twice.", "um|uh")]
    [InlineData("It was, you know, a mess.", "you know")]
    [InlineData("Do you know what I did?", "")]
    [InlineData("As you know, it failed.", "")]
    [InlineData("Then you know how it ended.", "")]
    [InlineData("I mean, it worked.", "i mean")]
    [InlineData("What I mean is this.", "")]
    [InlineData("We kind of follow that, and it's sort of fine.", "kind of|sort of")]
    [InlineData("I enjoy the boring kind of correctness.", "")]
    [InlineData("It is a sort of index.", "")]
    [InlineData("I don't have, like, a specific example.", "like")]
    [InlineData("I like caches. It looks like a queue, and I was like that.", "")]
    [InlineData("Things like, for example, retries.", "")]
    [InlineData("um like uh it broke", "um|like|uh")]
    [InlineData("So money and, well, things that must not get lost.", "well")]
    [InlineData("It went well, and it actually held.", "")]
    [InlineData("Basically, it held.", "basically")]
    [InlineData("", "")]
    public void A_filler_is_told_from_a_word_that_looks_like_one(string text, string fillers) =>
        Assert.Equal(fillers, string.Join('|', FillerRules.In(text)));
}
