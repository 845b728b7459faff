using SyncInterview.Analysis.Reporting.Rubric;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Reporting.Marks;

/// <summary>Rolls the checklists of all answers up to one mark per competency.</summary>
internal sealed class CompetencyMarker(ScoringRubric rubric)
{
    private const int MostEvidence = 3;

    /// <param name="answers">The marked answers.</param>
    /// <param name="withNumbers">False where too little was said: anchors and evidence, no marks.</param>
    public IEnumerable<CompetencyMark> Mark(IReadOnlyList<AnswerMark> answers, bool withNumbers)
    {
        foreach (var competency in rubric.Competencies)
        {
            var items = answers.SelectMany(answer => answer.Checklist).Where(item => item.Competency == competency.Id).ToList();
            var marks = answers
                .Select(answer => MarkFormula.ByCompetency(answer.Checklist))
                .Where(byCompetency => byCompetency.ContainsKey(competency.Id))
                .Select(byCompetency => byCompetency[competency.Id])
                .ToList();
            var mark = new CompetencyMark
            {
                Competency = competency.Id,
                Title = competency.Title,
                Anchors = { competency.Anchors },
                Evidence = { Evidence(items) },
                NextStep = NextStep(competency, items),
            };
            if (withNumbers && marks.Count > 0)
            {
                var (mean, half) = (marks.Average(), Interval.HalfWidth(marks));
                mark.Mark = MarkFormula.Round(mean);
                mark.Low = MarkFormula.Round(mean - half);
                mark.High = MarkFormula.Round(mean + half);
            }

            yield return mark;
        }
    }

    /// <summary>The item of a competency that answers miss most; null where none is missed or none was asked.</summary>
    private static RubricItem? MostMissed(RubricCompetency competency, List<ChecklistItem> items) =>
        competency.Items
            .Select(item => (Item: item, Missed: items.Count(decided => decided.Id == item.Id && !decided.Yes)))
            .Where(pair => pair.Missed > 0)
            .OrderByDescending(pair => pair.Missed)
            .Select(pair => pair.Item)
            .FirstOrDefault();

    // One quote per item before a second of any, so that the mark's reasons show in their variety.
    private static IEnumerable<Quote> Evidence(List<ChecklistItem> items) =>
        items.Where(item => item.Yes)
            .GroupBy(item => item.Id)
            .Select(group => group.First().Evidence)
            .Distinct()
            .Take(MostEvidence);

    private static string NextStep(RubricCompetency competency, List<ChecklistItem> items)
    {
        if (items.Count == 0)
            return "Too little was said to tell.";
        return MostMissed(competency, items)?.Advice ?? "Nothing on the checklist was missing.";
    }
}
