using SyncInterview.Analysis.V1;
using SyncInterview.Documents.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>Judges one requirement: takes it apart into aspects, has each judged, and joins the findings.</summary>
internal sealed class RequirementJudge(ResumeFacts resume, SkillImplications implications, AskedSkills asked)
{
    private const int MostEvidence = 3;

    private readonly SkillJudge _skills = new(resume, implications);

    public RequirementMatch Judge(Requirement requirement)
    {
        var finding = Finding.All([.. Aspects(requirement)]);
        return new RequirementMatch
        {
            RequirementId = requirement.Id,
            Requirement = requirement.Text.Value,
            Must = requirement.Kind != RequirementKind.Nice,
            Status = finding.Status,
            Reason = finding.Reason,
            Evidence = { finding.Evidence.Select(resume.Text.Quote).OfType<Quote>().Take(MostEvidence) },
            Skills = { requirement.Skills },
        };
    }

    private IEnumerable<Finding> Aspects(Requirement requirement)
    {
        var text = requirement.Text.Value;
        if (requirement.Degree.Length > 0)
            yield return DegreeJudge.Judge(requirement, resume);
        if (text.Contains("certif", StringComparison.OrdinalIgnoreCase))
        {
            yield return TermJudge.JudgeCertificate(text, resume);
            yield break;
        }

        if (requirement.Skills.Count > 0)
        {
            yield return _skills.Judge(requirement, asked.Of(requirement));
            yield break;
        }

        if (requirement.Years > 0)
            yield return YearsJudge.Judge(requirement.Years, resume);
        else if (requirement.Degree.Length > 0)
            yield break;
        if (SpokenLanguageJudge.LanguageOf(text) is { } language)
            yield return SpokenLanguageJudge.Judge(language, text, resume);
        else
            yield return JudgeByTerms(text);
    }

    private Finding JudgeByTerms(string text)
    {
        var finding = TermJudge.Judge(text, resume);
        return finding.Status != MatchStatus.Met && RequirementText.IsSoft(text)
            ? Finding.Unknown("A resume cannot show this; the conversation can.")
            : finding;
    }
}
