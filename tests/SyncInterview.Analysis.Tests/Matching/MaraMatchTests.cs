using Google.Protobuf;
using SyncInterview.Analysis.Matching;
using SyncInterview.Analysis.Tests.Kit;
using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;
using SyncInterview.Common.V1;
using static SyncInterview.Analysis.V1.MatchStatus;

namespace SyncInterview.Analysis.Tests.Matching;

/// <summary>The demo's pair of documents, against samples/truth/matches.</summary>
public sealed class MaraMatchTests
{
    private readonly MatchInput _input = Mara.Input();
    private readonly Match _match = ResumeMatcher.Match(Mara.Input());

    [Fact]
    public void Every_requirement_gets_the_verdict_of_a_careful_person()
    {
        MatchStatus[] expected =
        [
            Met, Met, Met, Met, Met, Met, Partial, Met, Missing, Met,
            Met, Missing, Partial, Met, Met, Met,
        ];
        Assert.Equal(expected, _match.Requirements.Select(requirement => requirement.Status));
    }

    [Fact]
    public void The_score_is_the_fixed_formula_and_nothing_else()
    {
        // Musts: 8 met, 1 partial, 1 missing of 10, three points each; nice: 4 met, 1 partial, 1 missing of 6, one point each.
        Assert.Equal(Math.Round(100 * ((3 * 8.5) + 4.5) / 36, 1), _match.Score);
        Assert.Equal("match-1", _match.FormulaVersion);
    }

    [Fact]
    public void Every_quote_stands_word_for_word_at_its_span()
    {
        var text = new SourceText(_input.Resume.Name, _input.ResumeText);
        var quotes = _match.Requirements.SelectMany(requirement => requirement.Evidence)
            .Concat(_match.Topics.Select(topic => topic.ResumeQuote).OfType<Quote>())
            .ToList();
        Assert.True(quotes.Count > 15);
        Assert.All(quotes, quote => Assert.True(text.Verifies(quote), quote.Text));
    }

    [Fact]
    public void A_verdict_that_credits_the_resume_with_a_skill_shows_where()
    {
        Assert.All(
            _match.Requirements.Where(requirement => requirement.Skills.Count > 0 && requirement.Status is Met or Partial),
            requirement => Assert.NotEmpty(requirement.Evidence));
        Assert.All(_match.Requirements, requirement => Assert.NotEmpty(requirement.Reason));
    }

    [Fact]
    public void Topics_are_six_to_eight_of_four_kinds_with_strengths_gaps_and_claims()
    {
        Assert.InRange(_match.Topics.Count, 6, 8);
        Assert.Equal(
            [QuestionKind.Behavioural, QuestionKind.Technical, QuestionKind.SystemDesign, QuestionKind.Motivation],
            _match.Topics.Select(topic => topic.Kind).Distinct().Order());
        Assert.Equal(
            [SuggestionFocus.Strength, SuggestionFocus.Gap, SuggestionFocus.Claim],
            _match.Topics.Select(topic => topic.Focus).Distinct().Order());
        Assert.Equal(_match.Topics.OrderByDescending(topic => topic.Weight), _match.Topics);
        Assert.All(_match.Topics, topic => Assert.InRange(topic.Weight, 0.01, 1));
    }

    [Fact]
    public void Topic_titles_are_a_few_words_as_a_person_would_say_them()
    {
        Assert.All(_match.Topics, topic => Assert.InRange(topic.Title.Split(' ').Length, 1, 6));
        Assert.Contains("PostgreSQL performance", _match.Topics.Select(topic => topic.Title));
        Assert.Contains("Apache Kafka in production", _match.Topics.Select(topic => topic.Title));
        Assert.Contains("Event-driven architecture", _match.Topics.Select(topic => topic.Title));
        Assert.Contains("Handling an outage", _match.Topics.Select(topic => topic.Title));
    }

    [Fact]
    public void No_two_topics_begin_with_the_same_quote()
    {
        var quotes = _match.Topics.Select(topic => topic.ResumeQuote).OfType<Quote>().ToList();
        Assert.Equal(quotes.Count, quotes.Distinct().Count());
    }

    [Fact]
    public void The_same_documents_give_the_same_bytes() =>
        Assert.Equal(_match.ToByteArray(), ResumeMatcher.Match(Mara.Input()).ToByteArray());

    [Theory]
    [InlineData("Mara Lindqvist", "Omar Al-Farsi")]
    [InlineData("University of Vestmark", "Payments Ledger School")]
    [InlineData("Gothenburg, Sweden |", "Lagos, Nigeria (he/him) |")]
    [InlineData("mara.lindqvist@example.com", "kafka.go@example.com")]
    public void Who_the_person_is_and_where_they_studied_changes_nothing(string before, string after)
    {
        var twin = ResumeMatcher.Match(Mara.Input(text => text.Replace(before, after)));
        Assert.Equal(_match.Score, twin.Score);
        Assert.Equal(Verdicts(_match), Verdicts(twin));
        Assert.Equal(Topics(_match), Topics(twin));

        static IEnumerable<string> Verdicts(Match match) =>
            match.Requirements.Select(r => $"{r.Status} {r.Reason} {string.Join('|', r.Evidence.Select(q => q.Text))}");
        static IEnumerable<string> Topics(Match match) =>
            match.Topics.Select(t => $"{t.Title} {t.Kind} {t.Focus} {t.Weight} {t.ResumeQuote?.Text}");
    }

    [Fact]
    public void Similarities_are_between_zero_and_one_and_no_part_of_the_score()
    {
        Assert.NotEmpty(_match.Similarities);
        Assert.All(_match.Similarities, similarity => Assert.InRange(similarity.Similarity, 0, 1));
        var education = _match.Similarities.Single(similarity => similarity.Section == "education").Similarity;
        Assert.True(_match.Similarities.Single(similarity => similarity.Section == "work").Similarity > education);
    }
}
