using SyncInterview.Analysis.Reporting.Answers;
using SyncInterview.Analysis.Reporting.Coverage;
using SyncInterview.Analysis.Reporting.Marks;
using SyncInterview.Analysis.Reporting.Rubric;
using SyncInterview.Analysis.Reporting.Speech;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Reporting;

/// <summary>Makes a report. A pure function: the same interview gives the same report, byte for byte.</summary>
internal sealed class ReportBuilder(ScoringRubric rubric, Cues cues)
{
    private const int FewestAnswers = 3;
    private const int FewestWords = 150;

    /// <summary>The builder with the rubric shipped with the service.</summary>
    public static ReportBuilder Shipped { get; } = new(ScoringRubric.Shipped, Cues.Shipped);

    public Report Build(ReportInput input)
    {
        var (interview, transcript) = (input.Interview, input.Transcript);
        var start = Timeline.StartOf(interview, transcript);
        var skills = new SkillTerms(input.Skills.Concat(PlanSkills(input)));
        var readings = AnswerAssembly.Of(interview, transcript).Select(answer => new AnswerReading(answer, skills, cues)).ToList();
        var report = new Report
        {
            Name = ReportNames.ReportOf(interview.Name),
            Interview = interview.Name,
            State = ReportState.Ready,
            ProgressPercent = 100,
            EndTime = interview.EndTime,
            Match = input.Match,
            JobTitle = input.Match?.JobTitle ?? "",
            Communication = CommunicationMeter.Measure([.. readings.Select(reading => reading.Answer)], transcript, start),
            Timeline = { Timeline.Of(transcript, start) },
        };
        AddMarks(report, readings);
        AddCoverage(report, input, readings);
        report.Audit = ReportAudit.Of(input, rubric, report, readings);
        return report;
    }

    private void AddMarks(Report report, List<AnswerReading> readings)
    {
        var marker = new AnswerMarker(rubric, cues);
        report.Answers.Add(readings.Select(marker.Mark));
        var marked = report.Answers.Where(answer => answer.HasMark).ToList();
        report.InsufficientEvidence = marked.Count < FewestAnswers || readings.Sum(reading => reading.SentenceWords) < FewestWords;
        report.Competencies.Add(new CompetencyMarker(rubric).Mark(marked, withNumbers: !report.InsufficientEvidence));
        if (report.InsufficientEvidence)
        {
            marked.ForEach(answer => answer.ClearMark());
            return;
        }

        var byCompetency = report.Competencies.Where(mark => mark.HasMark)
            .Select(mark => (rubric.Competencies.First(competency => competency.Id == mark.Competency), mark.Mark));
        report.Overall = MarkFormula.Overall(byCompetency, [.. marked.Select(answer => answer.Mark)]);
        report.Drills.Add(Drills.For(report.Competencies, rubric));
    }

    private static void AddCoverage(Report report, ReportInput input, List<AnswerReading> readings)
    {
        report.Topics.Add(TopicCoverages.Of(input.Interview.Plan, readings, input.Transcript));
        var asked = report.Topics.Where(topic => topic.Questions > 0).Select(topic => topic.TopicId).ToHashSet(StringComparer.Ordinal);
        report.Coverage.Add(RequirementCoverages.Of(input.Match, input.Interview.Plan, readings, asked));
        foreach (var answer in report.Answers)
        {
            var source = $"{report.Interview}/answers/{answer.AnswerId}";
            var spokenTo = report.Coverage.Where(coverage => coverage.Evidence.Any(quote => quote.Source == source));
            answer.RequirementIds.Add(spokenTo.Select(coverage => coverage.RequirementId).Except(answer.RequirementIds).ToList());
        }
    }

    private static IEnumerable<SkillSpelling> PlanSkills(ReportInput input) =>
        (input.Interview.Plan?.Topics ?? []).SelectMany(topic => topic.Skills)
            .Concat(input.Match?.Requirements.SelectMany(requirement => requirement.Skills) ?? [])
            .Distinct()
            .Select(skill => new SkillSpelling(skill, skill, []));
}
