using FsCheck;
using FsCheck.Fluent;
using SyncInterview.Analysis.V1;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.Planning;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell.Planning;

public sealed class PlannerTests
{
    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30);

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(5, 5)]
    [InlineData(20, 5)]
    [InlineData(30, 7)]
    [InlineData(40, 10)]
    [InlineData(120, 10)]
    public void The_length_decides_how_many_topics_there_are(int minutes, int topics) =>
        Assert.Equal(topics, Planner.FromMatch(Matches.Of(20), 1, TimeSpan.FromMinutes(minutes)).Topics.Count);

    [Fact]
    public void The_first_and_the_last_question_are_the_same_for_everybody()
    {
        var one = Planner.FromMatch(Matches.Of(9), 1, HalfAnHour);
        var other = Planner.FromMatch(Matches.Of(2).Missing("r1"), 99, TimeSpan.FromMinutes(10));
        var generic = Planner.Generic(HalfAnHour);

        Assert.All([one, other, generic], plan => Assert.Equal(2, plan.Topics.Count(topic => topic.Anchor)));
        Assert.Equal(QuestionKind.Motivation, one.Topics[0].Kind);
        Assert.Equal(QuestionKind.Behavioural, one.Topics[^1].Kind);
        Assert.All([other, generic], plan => Assert.Equal(one.Topics[0].Title, plan.Topics[0].Title));
        Assert.All([other, generic], plan => Assert.Equal(one.Topics[^1].Title, plan.Topics[^1].Title));
    }

    [Fact]
    public void A_required_gap_is_asked_about_even_where_no_topic_suggests_it()
    {
        var plan = Planner.FromMatch(Matches.Of(20).Missing("r7"), 1, TimeSpan.FromMinutes(3));

        var topic = Assert.Single(plan.Topics, topic => !topic.Anchor);
        Assert.Equal(["r7"], topic.RequirementIds);
        Assert.Equal(TopicFocus.Gap, topic.Focus);
        Assert.Equal("Experience with the thing called r7", topic.Requirement);
    }

    [Fact]
    public void A_suggestion_that_covers_a_gap_is_taken_for_it()
    {
        var match = Matches.Of(20).Missing("r7");
        match.Topics[19].RequirementIds.Add("r7");

        var plan = Planner.FromMatch(match, 1, TimeSpan.FromMinutes(3));

        Assert.Equal("Topic 20", Assert.Single(plan.Topics, topic => !topic.Anchor).Title);
    }

    [Fact]
    public void Strengths_come_before_gaps()
    {
        var plan = Planner.FromMatch(Matches.Of(9).Missing("r1", "r2"), 1, HalfAnHour);

        var foci = plan.Topics.Where(topic => !topic.Anchor).Select(topic => topic.Focus == TopicFocus.Strength).ToList();
        Assert.Equal(foci.OrderByDescending(isStrength => isStrength), foci);
    }

    [Fact]
    public void Kinds_vary()
    {
        var match = Matches.Of(12);
        foreach (var topic in match.Topics.Take(8))
            (topic.Kind, topic.Weight) = (QuestionKind.Technical, 0.6);
        foreach (var topic in match.Topics.Skip(8))
            (topic.Kind, topic.Weight) = (QuestionKind.SystemDesign, 0.5);

        var plan = Planner.FromMatch(match, 1, HalfAnHour);

        Assert.InRange(plan.Topics.Count(topic => topic.Kind == QuestionKind.SystemDesign), 2, 3);
    }

    [Fact]
    public void A_match_that_suggests_nothing_leads_to_the_generic_plan()
    {
        var plan = Planner.FromMatch(new Match { Name = "matches/m1" }, 1, HalfAnHour);

        Assert.True(plan.Generic);
        Assert.Empty(plan.Match);
        Assert.Equal(5, plan.Topics.Count);
    }

    [Fact]
    public void Every_plan_holds_its_promises() => Prop.ForAll(
        Gen.Choose(0, 20).ToArbitrary(), Gen.Choose(0, 12).ToArbitrary(), Gen.Choose(2, 120).ToArbitrary(), (topics, gaps, minutes) =>
        {
            var missing = Enumerable.Range(1, gaps).Select(i => $"r{i}").ToArray();
            var plan = Planner.FromMatch(Matches.Of(topics).Missing(missing), topics + gaps, TimeSpan.FromMinutes(minutes));

            Assert.Equal(1, plan.Topics.Sum(topic => topic.Weight), precision: 9);
            Assert.All(plan.Topics, topic => Assert.True(topic.Weight * minutes >= 0.999, $"{topic.Id} gets less than a minute"));
            Assert.Equal(Enumerable.Range(1, plan.Topics.Count).Select(i => $"t{i}"), plan.Topics.Select(topic => topic.Id));
            Assert.All(plan.Topics, topic => Assert.InRange(topic.Title.Length, 1, 81));
            if (plan.Topics.Count > 2)
                Assert.Subset(plan.Topics.SelectMany(topic => topic.RequirementIds).ToHashSet(), missing.ToHashSet());
            return Planner.FromMatch(Matches.Of(topics).Missing(missing), topics + gaps, TimeSpan.FromMinutes(minutes)).Equals(plan);
        }).QuickCheckThrowOnFailure();
}
