using SyncInterview.Analysis.Reporting.Answers;
using SyncInterview.Analysis.Reporting.Rubric;
using SyncInterview.Analysis.V1;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Reporting.Marks;

/// <summary>Marks one answer: its checklist, the parts of its story, its mark.</summary>
internal sealed class AnswerMarker(ScoringRubric rubric, Cues cues)
{
    /// <summary>Fewest words (repeats and pleas left out) that are marked at all.</summary>
    public const int FewestWords = 12;

    private readonly ChecklistRules _rules = new(cues);
    private readonly StarParts _star = new(cues);

    public AnswerMark Mark(AnswerReading reading)
    {
        var answer = reading.Answer;
        var mark = new AnswerMark
        {
            AnswerId = answer.Id,
            TopicId = answer.Topic?.Id ?? "",
            TopicTitle = answer.Topic?.Title ?? "",
            Question = answer.Question,
            Answer = answer.Text.Text,
            Kind = answer.Kind,
            Words = reading.Words,
            RequirementIds = { answer.Topic?.RequirementIds ?? [] },
        };
        if (reading.SentenceWords < FewestWords)
            return mark;
        mark.Checklist.Add(Checklist(reading));
        if (answer.Kind == QuestionKind.Behavioural)
            mark.Star.Add(_star.Of(reading));
        mark.Mark = MarkFormula.Round(MarkFormula.ByCompetency(mark.Checklist).Values.Average());
        mark.NextStep = NextStep(mark.Checklist);
        return mark;
    }

    private IEnumerable<ChecklistItem> Checklist(AnswerReading reading)
    {
        var kind = ScoringRubric.NameOf(reading.Answer.Kind);
        var onGap = reading.Answer.Topic?.Focus == TopicFocus.Gap;
        return
            from competency in rubric.Competencies
            from item in competency.Items
            where item.Kinds.Contains(kind) && !(onGap && item.NotOnGap) && ChecklistRules.CanBeAsked(item.Id, reading)
            select Decide(competency, item, reading);
    }

    // A yes without a place that can be verified does not count.
    private ChecklistItem Decide(RubricCompetency competency, RubricItem item, AnswerReading reading)
    {
        var quote = _rules.Decide(item.Id, reading) is { } at ? reading.Answer.Text.Quote(at) : null;
        var decided = new ChecklistItem
        {
            Id = item.Id,
            Question = item.Question,
            Competency = competency.Id,
            Yes = reading.Answer.Text.Verifies(quote),
        };
        if (decided.Yes)
            decided.Evidence = quote;
        return decided;
    }

    private string NextStep(IReadOnlyCollection<ChecklistItem> checklist)
    {
        var weights = rubric.Competencies.ToDictionary(
            competency => competency.Id, competency => competency.Weight / competency.Items.Count);
        var missing = checklist.Where(item => !item.Yes).MaxBy(item => weights[item.Competency]);
        return missing is null
            ? "Nothing on the checklist is missing: keep the shape of this answer."
            : rubric.Competencies.SelectMany(competency => competency.Items).First(item => item.Id == missing.Id).Advice;
    }
}
