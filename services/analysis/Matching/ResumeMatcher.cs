using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>
/// Matches a resume with a job description. A pure function: the same documents give the same match, digit for digit.
/// </summary>
internal static class ResumeMatcher
{
    public static Match Match(MatchInput input)
    {
        var profile = input.Resume.Resume;
        var job = input.Job.JobDescription;
        var text = new SourceText(input.Resume.Name, input.ResumeText);
        var implications = new SkillImplications(profile.Skills.Concat(job.Skills));
        // "To the present day" means the day of the upload, or the match of the same documents would change over the years.
        var asOf = Month.Of((input.Resume.CreateTime ?? new()).ToDateTimeOffset());
        var resume = new ResumeFacts(profile, text, implications, asOf);
        var asked = new AskedSkills(job, new SourceText(input.Job.Name, input.JobText));
        var judge = new RequirementJudge(resume, implications, asked);
        var requirements = job.Requirements.Select(judge.Judge).ToList();
        var titles = job.Requirements.Zip(requirements)
            .DistinctBy(pair => pair.First.Id)
            .ToDictionary(pair => pair.First.Id, pair => TopicTitles.Of(pair.Second, asked.Of(pair.First)), StringComparer.Ordinal);

        var match = new Match
        {
            Resume = input.Resume.Name,
            JobDescription = input.Job.Name,
            Requirements = { requirements },
            FormulaVersion = MatchFormula.Version,
            JobTitle = job.Title?.Value ?? "",
            Topics = { new TopicSuggester(resume, requirements, titles).Suggest() },
            Similarities = { SectionSimilarities.Of(profile, text, input.JobText) },
        };
        if (MatchFormula.Score(requirements) is { } score)
            match.Score = score;
        return match;
    }
}
