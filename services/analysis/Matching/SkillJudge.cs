using SyncInterview.Analysis.V1;
using SyncInterview.Documents.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>
/// Judges the skills that a requirement names. The central ones decide; its years must be reached by one of them, as "4+ years of C#
/// and .NET" does not ask for four of each.
/// </summary>
internal sealed class SkillJudge(ResumeFacts resume, SkillImplications implications)
{
    // Dates are months; two neighbours of a boundary month must not cost anybody a requirement.
    private const int GraceMonths = 1;

    public Finding Judge(Requirement requirement, IReadOnlyList<AskedSkill> asked)
    {
        var shown = asked.Select(skill => Look(skill, requirement)).ToList();
        var central = shown.FindAll(skill => skill.Asked.IsCentral);
        var best = central.Min(skill => skill.Status);
        var status = requirement.AnyOf || central.TrueForAll(skill => skill.Status == best) ? best : MatchStatus.Partial;
        // Details without the main thing are a part of it.
        if (status == MatchStatus.Missing && shown.Exists(skill => skill.Status != MatchStatus.Missing))
            status = MatchStatus.Partial;
        var told = requirement.AnyOf && status != MatchStatus.Missing ? shown.FindAll(skill => skill.Status != MatchStatus.Missing) : shown;
        var skills = new Finding(status, Reason(told), [.. told.SelectMany(skill => skill.Evidence).Distinct()]);
        return requirement.Years == 0 || status == MatchStatus.Missing
            ? skills
            : Finding.All([skills, JudgeYears(requirement.Years, central.Select(skill => skill.Held))]);
    }

    private ShownSkill Look(AskedSkill asked, Requirement requirement)
    {
        var wording = requirement.Text.Value;
        if (resume.Held(asked.Name) is { } held)
        {
            var status = held.Weak && !RequirementText.AsksForFamiliarity(wording) ? MatchStatus.Partial : MatchStatus.Met;
            return new ShownSkill(asked, status, held, held.Evidence);
        }

        // A subject that is written in other words ("leading a team") may be lived in other words, too; a name ("Kinesis") may not.
        var isSubject = char.IsLower(asked.Spelling[0]) && !asked.Spelling.Equals(asked.Name, StringComparison.OrdinalIgnoreCase);
        if (isSubject && TermJudge.Judge(wording, resume) is { Status: MatchStatus.Met or MatchStatus.Partial } finding)
        {
            return new ShownSkill(asked, finding.Status, null, finding.Evidence);
        }

        return new ShownSkill(asked, MatchStatus.Missing, null, []);
    }

    private string Reason(IReadOnlyList<ShownSkill> skills)
    {
        var missing = Names(skills, skill => skill.Status == MatchStatus.Missing);
        var nearest = missing.Count == 1 ? Nearest(missing[0]) : null;
        string?[] sentences =
        [
            Sentence(Names(skills, skill => skill.Held is { Weak: false, AtWork: true }), "shown at work."),
            Sentence(Names(skills, skill => skill.Held is { Weak: false, AtWork: false }), "listed."),
            Sentence(Names(skills, skill => skill.Held is { Weak: true }), "mentioned only as familiarity."),
            Sentence(Names(skills, skill => skill.Held is null && skill.Evidence.Count > 0), "spoken of in other words."),
            missing.Count == 0 ? null : $"The resume does not mention {Wording.Join(missing, "or")}.",
            nearest is null ? null : $"The nearest it shows is {nearest}.",
        ];
        return string.Join(' ', sentences.OfType<string>());
    }

    private static string? Sentence(List<string> skills, string predicate) =>
        skills.Count == 0 ? null : $"{Wording.Join(skills, "and")} {(skills.Count == 1 ? "is" : "are")} {predicate}";

    private string? Nearest(string skill) =>
        implications.BroaderThan(skill).FirstOrDefault(broader => resume.Held(broader) is { Weak: false });

    private static List<string> Names(IReadOnlyList<ShownSkill> skills, Func<ShownSkill, bool> which) =>
        [.. skills.Where(which).Select(skill => skill.Asked.Name)];

    private static Finding JudgeYears(int years, IEnumerable<HeldSkill?> skills)
    {
        var asked = Wording.Count(years, "year");
        var longest = skills.MaxBy(held => held?.MonthsAtWork ?? -1);
        if (longest is null or { MonthsAtWork: 0 })
            return new(MatchStatus.Partial, $"No dated employment shows it; {asked} asked for.", []);
        var shown = Wording.Duration(longest.MonthsAtWork);
        return longest.MonthsAtWork + GraceMonths >= years * 12
            ? new(MatchStatus.Met, $"Employments that show {longest.Name} add up to {shown}; {asked} asked for.", [])
            : new(MatchStatus.Partial, $"{longest.Name} is shown for {shown} of the {asked} asked for.", []);
    }

    private sealed record ShownSkill(
        AskedSkill Asked, MatchStatus Status, HeldSkill? Held, IReadOnlyList<Text.Stretch> Evidence);
}
