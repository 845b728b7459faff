using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>Judges years of experience as a whole, where a requirement ties them to no skill.</summary>
internal static class YearsJudge
{
    public static Finding Judge(int years, ResumeFacts resume)
    {
        var months = resume.Profile.ExperienceMonths;
        var asked = Wording.Count(years, "year");
        if (months == 0)
            return Finding.Unknown("The resume gives no dates of employment.");
        var status = months >= years * 12 ? MatchStatus.Met : MatchStatus.Partial;
        return new(status, $"Employment adds up to {Wording.Duration(months)}; {asked} asked for.", []);
    }
}
