using SyncInterview.Analysis.Reporting.Marks;
using SyncInterview.Analysis.Reporting.Rubric;
using SyncInterview.Common.V1;

namespace SyncInterview.Analysis.Tests.Reporting;

public sealed class RubricTests
{
    private static readonly ScoringRubric Rubric = ScoringRubric.Shipped;

    [Fact]
    public void Every_item_has_one_rule_and_every_rule_one_item() =>
        Assert.Equal(
            Rubric.Competencies.SelectMany(competency => competency.Items).Select(item => item.Id).Order(),
            new ChecklistRules(Cues.Shipped).Items.Order());

    [Fact]
    public void Weights_add_up_to_one_and_each_competency_has_three_anchors_a_drill_and_advice()
    {
        Assert.Equal(1, Rubric.Competencies.Sum(competency => competency.Weight), 9);
        Assert.All(Rubric.Competencies, competency =>
        {
            Assert.Equal(3, competency.Anchors.Count);
            Assert.NotEmpty(competency.Drill);
            Assert.All(competency.Items, item => Assert.NotEmpty(item.Advice));
        });
    }

    [Fact]
    public void Kinds_are_spelled_as_the_contract_has_them()
    {
        var known = Enum.GetValues<QuestionKind>().Select(ScoringRubric.NameOf).ToHashSet();
        var kinds = Rubric.Competencies.SelectMany(competency => competency.Items).SelectMany(item => item.Kinds);
        Assert.Subset(known, kinds.ToHashSet());
    }

    [Fact]
    public void Every_kind_of_question_is_marked_by_something() =>
        Assert.All(Enum.GetValues<QuestionKind>(), kind => Assert.Contains(
            Rubric.Competencies.SelectMany(competency => competency.Items),
            item => item.Kinds.Contains(ScoringRubric.NameOf(kind))));
}
