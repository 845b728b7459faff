using SyncInterview.Analysis.Rendering;
using SyncInterview.Analysis.V1;
using SyncInterview.Common.V1;

namespace SyncInterview.Analysis.Tests.Rendering;

public sealed class HighlightsTests
{
    private const string Text = "🚂 one two three four";

    [Fact]
    public void Quotes_are_numbered_in_the_order_of_the_text_and_the_text_stays_whole()
    {
        var (late, early) = (Quote(10, 15), Quote(2, 9));
        var highlights = new Highlights("s", Text, [late, early, late.Clone()]);
        Assert.Equal((1, 2), (highlights.NumberOf(early), highlights.NumberOf(late)));
        Assert.Equal(Text, string.Concat(highlights.Segments.Select(segment => segment.Text)));
        Assert.Equal(["one two", "three"], highlights.Segments.Where(segment => segment.IsQuoted).Select(segment => segment.Text));
    }

    [Fact]
    public void Quotes_may_overlap()
    {
        var highlights = new Highlights("s", Text, [Quote(2, 9), Quote(6, 15)]);
        Assert.Equal(["one ", "two", " three"], highlights.Segments.Where(segment => segment.IsQuoted).Select(segment => segment.Text));
        Assert.Equal([2], highlights.Segments.Single(segment => segment.Text == "two").Starts);
    }

    [Fact]
    public void A_quote_that_does_not_verify_is_not_shown()
    {
        var wrong = Quote(2, 9);
        wrong.Text = "One two";
        var highlights = new Highlights("s", Text, [wrong, null]);
        Assert.Null(highlights.NumberOf(wrong));
        Assert.DoesNotContain(highlights.Segments, segment => segment.IsQuoted);
    }

    private static Quote Quote(int start, int end) => new()
    {
        Source = "s",
        Span = new TextSpan { Start = start, End = end },
        Text = string.Concat(Text.EnumerateRunes().Skip(start).Take(end - start)),
    };
}
