using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>The fixed formula of a match: must 3, nice 1; met 1, partial 0.5, missing 0; unknown left out.</summary>
internal static class MatchFormula
{
    public const string Version = "match-1";

    /// <returns>From 0 to 100 with one decimal; null when nothing could be judged.</returns>
    public static double? Score(IEnumerable<RequirementMatch> requirements)
    {
        var (weight, points) = (0.0, 0.0);
        foreach (var requirement in requirements.Where(requirement => requirement.Status != MatchStatus.Unknown))
        {
            var importance = requirement.Must ? 3 : 1;
            weight += importance;
            points += importance * PointsOf(requirement.Status);
        }

        return weight == 0 ? null : Math.Round(100 * points / weight, 1, MidpointRounding.AwayFromZero);
    }

    private static double PointsOf(MatchStatus status) => status switch
    {
        MatchStatus.Met => 1,
        MatchStatus.Partial => 0.5,
        _ => 0,
    };
}
