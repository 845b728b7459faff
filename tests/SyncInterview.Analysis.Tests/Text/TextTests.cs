using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;
using SyncInterview.Common.V1;

namespace SyncInterview.Analysis.Tests.Text;

public sealed class TextTests
{
    [Theory]
    [InlineData("I don't use ASP.NET, C#, C++ or .NET 8.", "i don't use asp.net c# c++ or .net 8")]
    [InlineData("Cut 1,800 rows, then 2.4 seconds; CI/CD at-least-once.", "cut 1,800 rows then 2.4 seconds ci/cd at-least-once")]
    [InlineData("It’s done…really", "it's done really")]
    [InlineData("", "")]
    public void Words_keep_what_holds_names_and_numbers_together(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Tokens.Of(text).Select(token => token.Word)));

    [Theory]
    [InlineData("designed", "designs", "designing")]
    [InlineData("retry", "retries", "retried")]
    [InlineData("cached", "caching", "cache")]
    [InlineData("develop", "developer", "development")]
    [InlineData("led", "lead", "leading")]
    public void Forms_of_a_word_meet_in_its_stem(string a, string b, string c) =>
        Assert.Equal((Stemmer.Stem(a), Stemmer.Stem(a)), (Stemmer.Stem(b), Stemmer.Stem(c)));

    [Fact]
    public void A_number_or_a_name_does_not_end_a_sentence()
    {
        const string Text = "It took 2.4 seconds in ASP.NET. Why? Because!";
        Assert.Equal(
            ["It took 2.4 seconds in ASP.NET.", "Why?", "Because!"],
            Sentences.Of(Text, Tokens.Of(Text)).Select(sentence => Text[sentence.At.Start..sentence.At.End]));
    }

    [Fact]
    public void Speech_without_punctuation_is_cut_before_conjunctions()
    {
        var text = string.Join(" and then ", Enumerable.Repeat("we moved one of the many old services to the new cluster", 12));
        var sentences = Sentences.Of(text, Tokens.Of(text));
        Assert.True(sentences.Count > 1);
        Assert.All(sentences, sentence => Assert.InRange(sentence.Tokens.Count, 20, 60));
        Assert.Equal(Tokens.Of(text).Count, sentences.Sum(sentence => sentence.Tokens.Count));
    }

    [Fact]
    public void A_quote_counts_code_points_and_verifies_only_where_it_stands()
    {
        var text = new SourceText("s", "a 🚂 train 🚃 and a train");
        var quote = text.Quote(new Stretch(5, 10))!;
        Assert.Equal((4, 9, "train"), (quote.Span.Start, quote.Span.End, quote.Text));
        Assert.True(text.Verifies(quote));
        Assert.False(text.Verifies(Changed(quote, other => other.Span.Start = 3)));
        Assert.False(text.Verifies(Changed(quote, other => other.Text = "trains")));
        Assert.False(text.Verifies(Changed(quote, other => other.Source = "t")));
        Assert.False(text.Verifies(Changed(quote, other => other.Span = new TextSpan { Start = 4, End = 900 })));
        Assert.False(text.Verifies(null));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    [InlineData(-1, 2)]
    [InlineData(0, 99)]
    [InlineData(5, 6)]
    public void Nothing_is_quoted_outside_the_text_or_of_white_space(int start, int end) =>
        Assert.Null(new SourceText("s", "hello world").Quote(new Stretch(start, end)));

    [Fact]
    public void Phrases_are_found_whole_longest_first_and_without_overlap()
    {
        var phrases = new PhraseSet(["in the end", "in the", "fail*", "from _ to"]);
        var found = phrases.Find(Tokens.Of("In the end it failed, from ten to two, in the rain.")).Select(hit => hit.Phrase);
        Assert.Equal(["in the end", "fail*", "from _ to", "in the"], found);
    }

    private static Quote Changed(Quote quote, Action<Quote> change)
    {
        var other = quote.Clone();
        change(other);
        return other;
    }
}
