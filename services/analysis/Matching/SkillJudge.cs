using SyncInterview.Analysis.V1;
using SyncInterview.Documents.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>
/// Judges the skills that a requirement names. Its years must be reached by one of them: "4+ years of C# and .NET, including ASP.NET
/// Core" does not ask for four years of each.
/// </summary>
internal static class SkillJudge
{
    // Dates are months; two neighbours of a boundary month must not cost anybody a requirement.
    private const int GraceMonths = 1;

    public static Finding Judge(Requirement requirement, ResumeFacts resume, SkillImplications implications)
    {
        var findings = requirement.Skills.Select(skill => Judge(skill, requirement, resume, implications)).ToList();
        var skills = requirement.AnyOf ? AnyOf(findings, requirement) : Finding.All(findings);
        return requirement.Years == 0 || skills.Status == MatchStatus.Missing
            ? skills
            : Finding.All([skills, JudgeYears(requirement, resume)]);
    }

    private static Finding AnyOf(IReadOnlyList<Finding> findings, Requirement requirement)
    {
        var best = findings.MinBy(finding => finding.Status)!;
        return best.Status == MatchStatus.Missing
            ? Finding.Missing($"The resume shows none of {Wording.Join(requirement.Skills, "or")}.")
            : best;
    }

    private static Finding Judge(string skill, Requirement requirement, ResumeFacts resume, SkillImplications implications)
    {
        if (resume.Held(skill) is not { } held)
            return JudgeBroader(skill, resume, implications);
        if (held.Weak && !RequirementText.AsksForFamiliarity(requirement.Text.Value))
            return new(MatchStatus.Partial, $"{skill} is mentioned only as familiarity.", held.Evidence);
        return new(MatchStatus.Met, held.AtWork ? $"{skill} is shown at work." : $"{skill} is listed.", held.Evidence);
    }

    private static Finding JudgeBroader(string skill, ResumeFacts resume, SkillImplications implications)
    {
        foreach (var broader in implications.BroaderThan(skill))
        {
            if (resume.Held(broader) is { Weak: false } held)
                return new(MatchStatus.Partial, $"The resume shows {broader}, but not {skill}.", held.Evidence);
        }

        return Finding.Missing($"The resume does not mention {skill}.");
    }

    private static Finding JudgeYears(Requirement requirement, ResumeFacts resume)
    {
        var asked = Wording.Count(requirement.Years, "year");
        var longest = requirement.Skills.Select(resume.Held).MaxBy(held => held?.MonthsAtWork ?? -1);
        if (longest is null or { AtWork: false } or { MonthsAtWork: 0 })
            return new(MatchStatus.Partial, $"No dated employment shows it; {asked} asked for.", []);
        return longest.MonthsAtWork + GraceMonths >= requirement.Years * 12
            ? new(MatchStatus.Met, $"Employments that show {longest.Name} add up to {Wording.Duration(longest.MonthsAtWork)}; {asked} asked for.", [])
            : new(MatchStatus.Partial, $"{longest.Name} is shown for {Wording.Duration(longest.MonthsAtWork)} of the {asked} asked for.", []);
    }
}
