using System.Text.RegularExpressions;
using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;
using SyncInterview.Documents.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>Judges a degree by its level and field. The school is not looked at.</summary>
internal static partial class DegreeJudge
{
    private static readonly string[] Levels = ["bachelor", "master", "doctorate"];

    private static readonly HashSet<string> FieldWords = new(
        ["scienc", "engineer", "comput", "softwar", "mathemat", "math", "physic", "statist", "informat", "network", "electrical", "data",
         "econom", "financ", "design", "busines", "law", "biolog", "chemistry", "art", "marketing", "accounting", "psycholog"],
        StringComparer.Ordinal);

    public static Finding Judge(Requirement requirement, ResumeFacts resume)
    {
        var asked = Array.IndexOf(Levels, requirement.Degree);
        var held = resume.Profile.Education
            .Select(education => (Level: LevelOf(education), Education: education))
            .Where(pair => pair.Level >= 0)
            .OrderByDescending(pair => pair.Level)
            .ToList();
        if (held.Count == 0)
            return WithoutDegree(requirement, resume);
        var best = held[0];
        var evidence = Evidence(best.Education, resume);
        if (best.Level < asked)
        {
            var reason = $"The highest degree shown is a {Levels[best.Level]}'s; a {requirement.Degree}'s is asked for.";
            return new(MatchStatus.Partial, reason, evidence);
        }

        var fitting = held.Where(pair => pair.Level >= asked).FirstOrDefault(pair => FieldFits(requirement, pair.Education)).Education;
        return fitting is null
            ? new(MatchStatus.Partial, "The degree is in another field than those named.", evidence)
            : new(MatchStatus.Met, $"A {requirement.Degree}'s degree or higher is shown.", Evidence(fitting, resume));
    }

    private static Finding WithoutDegree(Requirement requirement, ResumeFacts resume) =>
        requirement.Text.Value.Contains("equivalent", StringComparison.OrdinalIgnoreCase) && resume.Profile.ExperienceMonths >= 36
            ? new(MatchStatus.Partial, $"{Wording.Duration(resume.Profile.ExperienceMonths)} of experience may stand in for a degree.", [])
            : Finding.Missing("The resume shows no degree.");

    private static int LevelOf(Education education)
    {
        var title = $"{education.StudyType?.Value} {education.Area?.Value}";
        return Doctorate().IsMatch(title) ? 2 : Master().IsMatch(title) ? 1 : Bachelor().IsMatch(title) ? 0 : -1;
    }

    // A requirement that names no field, or an education that names none, cannot be in conflict.
    private static bool FieldFits(Requirement requirement, Education education)
    {
        var named = ContentStems.Of(requirement.Text.Value).Where(FieldWords.Contains).ToHashSet(StringComparer.Ordinal);
        var studied = ContentStems.Of($"{education.Area?.Value} {education.StudyType?.Value}")
            .Where(stem => FieldWords.Contains(stem) && stem != "scienc")
            .ToHashSet(StringComparer.Ordinal);
        named.Remove("scienc");
        return named.Count == 0 || studied.Count == 0 || named.Overlaps(studied);
    }

    private static IReadOnlyList<Stretch> Evidence(Education education, ResumeFacts resume) =>
    [
        .. new[] { education.StudyType, education.Area }
            .Select(part => resume.Text.Find(part?.Span))
            .OfType<Stretch>()
            .Distinct(),
    ];

    [GeneratedRegex(@"\b(ph\.?\s?d|doctor\w*|dr\.)", RegexOptions.IgnoreCase)]
    private static partial Regex Doctorate();

    [GeneratedRegex(@"\b(master\w*|m\.?\s?sc|m\.?\s?eng|mba|m\.?\s?tech|diplom-ingenieur|civilingenjör)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Master();

    [GeneratedRegex(@"\b(bachelor\w*|b\.?\s?sc|b\.?\s?eng|b\.?\s?tech|b\.?\s?a|b\.?\s?s|undergraduate degree)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Bachelor();
}
