using SyncInterview.Analysis.Reporting.Rubric;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Reporting.Marks;

/// <summary>
/// The fixed formulas from yes/no to numbers. A checklist rolls up to 1 + 4 * share of yes; an answer's mark is the mean over its
/// competencies, a competency's the mean over answers; the overall result is their weighted mean, from 0 to 100. Nothing else
/// enters: no person and no model states a total.
/// </summary>
internal static class MarkFormula
{
    public const string Version = "marks-1";

    public const double Lowest = 1;

    public const double Highest = 5;

    /// <summary>Marks per competency of one answer's checklist.</summary>
    public static IReadOnlyDictionary<string, double> ByCompetency(IEnumerable<ChecklistItem> checklist) =>
        checklist.GroupBy(item => item.Competency).ToDictionary(
            group => group.Key,
            group => Lowest + ((Highest - Lowest) * group.Count(item => item.Yes) / group.Count()));

    public static Score Overall(IEnumerable<(RubricCompetency Competency, double Mark)> competencies, IReadOnlyCollection<double> answers)
    {
        var weighed = competencies.ToList();
        var mean = weighed.Sum(pair => pair.Competency.Weight * pair.Mark) / weighed.Sum(pair => pair.Competency.Weight);
        var half = Interval.HalfWidth(answers);
        return new Score
        {
            Value = Percent(mean),
            Low = Percent(mean - half),
            High = Percent(mean + half),
            FormulaVersion = Version,
            Answers = answers.Count,
        };
    }

    public static double Round(double mark) => Math.Round(Math.Clamp(mark, Lowest, Highest), 2, MidpointRounding.AwayFromZero);

    private static double Percent(double mark) =>
        Math.Round(100 * (Math.Clamp(mark, Lowest, Highest) - Lowest) / (Highest - Lowest), 1, MidpointRounding.AwayFromZero);
}
