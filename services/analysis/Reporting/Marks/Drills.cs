using SyncInterview.Analysis.Reporting.Rubric;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Reporting.Marks;

/// <summary>Chooses exercises for the weakest competencies.</summary>
internal static class Drills
{
    private const int Most = 3;

    public static IEnumerable<Drill> For(IEnumerable<CompetencyMark> marks, ScoringRubric rubric) =>
        marks.Where(mark => mark.HasMark && mark.Mark < MarkFormula.Highest)
            .OrderBy(mark => mark.Mark)
            .Take(Most)
            .Select(mark => new Drill
            {
                Competency = mark.Competency,
                Text = rubric.Competencies.First(competency => competency.Id == mark.Competency).Drill,
            });
}
