using System.Text.RegularExpressions;
using SyncInterview.Analysis.Text;
using SyncInterview.Documents.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>Finds where a requirement names its skills, and tells what it is about from what it elaborates on.</summary>
internal sealed partial class AskedSkills(JobDescription job, SourceText text)
{
    public IReadOnlyList<AskedSkill> Of(Requirement requirement)
    {
        var wording = requirement.Text.Value;
        var elaboration = Elaboration().Match(wording) is { Success: true } marker ? marker.Index : wording.Length;
        var asked = requirement.Skills.Select(skill => Place(skill, requirement, elaboration)).ToList();
        var allCount = requirement.AnyOf || !asked.Exists(skill => skill.IsCentral);
        return allCount ? [.. asked.Select(skill => skill with { IsCentral = true })] : asked;
    }

    private AskedSkill Place(string skill, Requirement requirement, int elaboration)
    {
        if (text.Find(requirement.Text.Span) is { } whole)
        {
            foreach (var mention in job.Skills.Where(known => known.Name == skill).SelectMany(known => known.Evidence))
            {
                if (text.Find(mention.Span) is { } at && whole.Contains(at))
                    return new AskedSkill(skill, text[at], at.Start - whole.Start < elaboration);
            }
        }

        var written = requirement.Text.Value.IndexOf(skill, StringComparison.OrdinalIgnoreCase);
        return new AskedSkill(skill, skill, written < elaboration);
    }

    [GeneratedRegex(
        @":|\(|\b(including|ideally|preferably|such as|for example|for instance|especially|particularly)\b|\be\.g\.",
        RegexOptions.IgnoreCase)]
    private static partial Regex Elaboration();
}
