using SyncInterview.Analysis.Tests.Kit;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Tests.Reporting;

/// <summary>Candidates of several sorts against the rubric.</summary>
public sealed class CandidateTests
{
    private static readonly Report Strong = Talks.Strong().Report();
    private static readonly Report Weak = Talks.OfWeak().Report();
    private static readonly Report Rambling = Talks.Rambling().Report();

    [Fact]
    public void A_strong_candidate_stands_far_above_a_weak_and_a_rambling_one()
    {
        Assert.True(Strong.Overall.Value > 80, Strong.Overall.ToString());
        Assert.True(Weak.Overall.Value < 15, Weak.Overall.ToString());
        Assert.True(Rambling.Overall.Value < 25, Rambling.Overall.ToString());
        Assert.True(Strong.Overall.Low > Math.Max(Weak.Overall.High, Rambling.Overall.High));
    }

    [Fact]
    public void Every_competency_of_the_strong_one_is_above_that_of_the_weak_one() =>
        Assert.All(
            Strong.Competencies.Zip(Weak.Competencies),
            pair => Assert.True(pair.First.Mark > pair.Second.Mark, pair.First.Competency));

    [Fact]
    public void Marks_lie_within_their_interval_and_the_interval_within_the_scale()
    {
        Assert.All(new[] { Strong, Weak, Rambling }.SelectMany(report => report.Competencies), mark =>
        {
            Assert.True(mark.Low <= mark.Mark && mark.Mark <= mark.High);
            Assert.InRange(mark.Low, 1, 5);
            Assert.InRange(mark.High, 1, 5);
        });
        Assert.All(new[] { Strong, Weak, Rambling }, report =>
        {
            Assert.InRange(report.Overall.Value, report.Overall.Low, report.Overall.High);
            Assert.InRange(report.Overall.Low, 0, 100);
            Assert.InRange(report.Overall.High, 0, 100);
            Assert.Equal("marks-1", report.Overall.FormulaVersion);
            Assert.Equal(3, report.Overall.Answers);
        });
    }

    [Fact]
    public void A_silent_candidate_gets_no_number_at_all()
    {
        var report = Talks.Silent().Report();
        Assert.True(report.InsufficientEvidence);
        Assert.Null(report.Overall);
        Assert.All(report.Competencies, mark => Assert.False(mark.HasMark));
        Assert.All(report.Answers, answer => Assert.False(answer.HasMark));
        Assert.Empty(report.Drills);
        Assert.Contains(report.Audit.LeftOut, sentence => sentence.StartsWith("Too little was said"));
        Assert.Equal(ReportState.Ready, report.State);
    }

    [Fact]
    public void Three_answers_of_fewer_than_150_words_together_get_no_number()
    {
        const string Short =
            "I built a small service in Kotlin last year because the old one was slow and it went down to 20 "
            + "milliseconds.";
        var report = Talks.ThreeQuestions(Short, Short, Short).Report();
        Assert.True(report.InsufficientEvidence);
        Assert.Null(report.Overall);
    }

    [Fact]
    public void Repeating_an_answer_does_not_lift_it_over_the_floor()
    {
        const string Short = "I built a small service in Kotlin last year because the old one was slow. It went down to 20 milliseconds.";
        var padded = string.Join(' ', Enumerable.Repeat(Short, 6));
        Assert.True(Talks.ThreeQuestions(padded, padded, padded).Report().InsufficientEvidence);
    }

    [Fact]
    public void A_topic_asked_and_not_answered_is_skipped()
    {
        var topics = Talks.Silent().Report().Topics;
        Assert.True(topics[1].Skipped);
        Assert.Equal((1, 0), (topics[1].Questions, topics[1].Words));
        Assert.False(topics[0].Skipped);
    }

    [Fact]
    public void A_story_shows_its_four_parts_and_where_each_stands()
    {
        var star = Strong.Answers[0].Star;
        Assert.Equal(["situation", "task", "action", "result"], star.Select(part => part.Part));
        Assert.All(star, part => Assert.Equal(PartStatus.Present, part.Status));
        Assert.StartsWith("My task was to stop it", star[1].Evidence.Text);
        Assert.Contains("0.1 percent", star[3].Evidence.Text);
        Assert.Empty(Strong.Answers[1].Star);
    }

    [Fact]
    public void A_story_without_substance_misses_all_parts() =>
        Assert.All(Weak.Answers[0].Star, part => Assert.Equal((PartStatus.Missing, null), (part.Status, part.Evidence)));

    [Fact]
    public void What_we_did_is_only_half_an_action()
    {
        const string Group =
            "The situation was a slow checkout, and we rebuilt the cart. We moved it to a queue and we measured it for "
            + "three weeks, all of us together.";
        var star = Talks.ThreeQuestions(Group, Talks.StrongTechnical, Talks.StrongDesign).Report().Answers[0].Star;
        Assert.Equal(PartStatus.Partial, star[2].Status);
    }

    [Fact]
    public void Each_mark_says_what_would_raise_it_and_drills_train_the_three_weakest()
    {
        Assert.All(Weak.Answers, answer => Assert.NotEmpty(answer.NextStep));
        Assert.All(Weak.Competencies, mark => Assert.NotEmpty(mark.NextStep));
        Assert.Equal(3, Weak.Drills.Count);
        var drilled = Weak.Competencies.Where(mark => Weak.Drills.Any(drill => drill.Competency == mark.Competency)).Max(mark => mark.Mark);
        var others = Weak.Competencies.Where(mark => Weak.Drills.All(drill => drill.Competency != mark.Competency)).Min(mark => mark.Mark);
        Assert.True(drilled <= others);
    }

    [Fact]
    public void A_gap_asked_about_openly_is_not_marked_for_results()
    {
        var report = new Talk()
            .Ask("The job asks for Kafka. Where do you stand?", focus: Interviews.V1.TopicFocus.Gap, skills: ["Kafka"])
            .Answer("Kafka I haven't run in production. I did one proof of concept with three brokers and learned about partition keys.")
            .Report();
        Assert.DoesNotContain(report.Answers[0].Checklist, item => item.Competency == "results");
    }
}
