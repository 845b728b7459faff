using Google.Protobuf;
using SyncInterview.Analysis.Tests.Kit;
using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Tests.Reporting;

/// <summary>The demo's interview: twelve spoken answers, one of them weak on purpose.</summary>
public sealed class MaraReportTests
{
    private static readonly Report Report = Talks.MaraTalk().WithWordTimes().Report();

    [Fact]
    public void A_good_candidate_with_one_weak_answer_lands_well_above_the_middle()
    {
        Assert.InRange(Report.Overall.Value, 60, 85);
        Assert.Equal(12, Report.Overall.Answers);
        Assert.True(Report.Overall.High - Report.Overall.Low < 35);
        Assert.Equal("a11", Report.Answers.MinBy(answer => answer.Mark)!.AnswerId);
        Assert.True(Report.Answers.Where(answer => answer.AnswerId != "a11").All(answer => answer.Mark > 3));
    }

    [Fact]
    public void The_same_interview_gives_the_same_bytes() =>
        Assert.Equal(Report.ToByteArray(), Talks.MaraTalk().WithWordTimes().Report().ToByteArray());

    [Fact]
    public void Every_quote_stands_word_for_word_at_its_span()
    {
        var sources = Report.Answers.ToDictionary(answer => $"interviews/demo/answers/{answer.AnswerId}", answer => answer.Answer);
        sources[Report.Match.Resume] = Mara.ResumeText;
        var quotes = Quotes.In(Report).ToList();
        Assert.True(quotes.Count > 150, $"{quotes.Count} quotes");
        Assert.All(quotes, quote => Assert.True(new SourceText(quote.Source, sources[quote.Source]).Verifies(quote), quote.ToString()));
    }

    [Fact]
    public void A_yes_has_a_quote_and_a_no_has_none() =>
        Assert.All(Report.Answers.SelectMany(answer => answer.Checklist), item => Assert.Equal(item.Yes, item.Evidence is not null));

    [Fact]
    public void An_answer_is_its_utterances_joined_by_one_space()
    {
        Assert.Equal(SampleFiles.Answers()[3], Report.Answers[3].Answer);
        Assert.Equal("Tell me about a PostgreSQL query that you made faster.", Report.Answers[3].Question);
        Assert.Equal("PostgreSQL performance", Report.Answers[3].TopicTitle);
    }

    [Fact]
    public void Coverage_tells_what_was_asked_and_what_was_said()
    {
        var coverage = Report.Coverage.ToDictionary(requirement => requirement.RequirementId);
        Assert.True(coverage["r9"].Asked);
        Assert.Contains("And Go, no", coverage["r9"].Evidence[0].Text);
        Assert.Contains("AKS", coverage["r5"].Evidence[0].Text);
        Assert.False(coverage["r13"].Asked);
        Assert.Empty(coverage["r13"].Evidence);
        Assert.DoesNotContain(coverage["r8"].Evidence, quote => quote.Text.Contains("catches the rest"));
    }

    [Fact]
    public void Bridges_and_fillers_are_shown_in_time_and_never_assessed()
    {
        Assert.Equal(2, Report.Timeline.Count(entry => entry.Kind == "filler"));
        Assert.Equal(2, Report.Timeline.Count(entry => entry.Kind == "bridge"));
        Assert.Equal(4, Report.Audit.ProvisionalUtterances);
        Assert.True(Report.Audit.OfflineInterviewer);
        Assert.DoesNotContain(Report.Answers, answer => answer.Answer.Contains("Forty a week down to two, good"));
        Assert.Empty(Report.Audit.Models);
    }

    [Fact]
    public void The_timeline_is_in_order_and_gaps_stand_on_answers_only()
    {
        Assert.Equal(Report.Timeline.OrderBy(entry => entry.Start.ToTimeSpan()), Report.Timeline);
        Assert.All(Report.Timeline, entry => Assert.True(entry.End.ToTimeSpan() >= entry.Start.ToTimeSpan()));
        Assert.All(Report.Timeline.Where(entry => entry.Gap is not null), entry => Assert.Equal("answer", entry.Kind));
        var gaps = Report.Timeline.Select(entry => entry.Gap).OfType<Google.Protobuf.WellKnownTypes.Duration>().ToList();
        Assert.Equal(11, gaps.Count);
        Assert.All(gaps, gap => Assert.InRange(gap.ToTimeSpan().TotalSeconds, 0.69, 0.71));
    }

    [Fact]
    public void The_audit_says_that_no_model_judged_the_content() =>
        Assert.Contains(Report.Audit.LeftOut, sentence => sentence.StartsWith("No model took part"));
}
