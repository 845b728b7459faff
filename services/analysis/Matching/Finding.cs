using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>What the resume says about one aspect of a requirement.</summary>
/// <param name="Status">The verdict.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Evidence">Where the resume shows it.</param>
internal sealed record Finding(MatchStatus Status, string Reason, IReadOnlyList<Stretch> Evidence)
{
    public static Finding Missing(string reason) => new(MatchStatus.Missing, reason, []);

    public static Finding Unknown(string reason) => new(MatchStatus.Unknown, reason, []);

    /// <summary>Joins aspects that must all hold: met if all are, missing if none is even partly, partial between.</summary>
    public static Finding All(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 1)
            return findings[0];
        var judged = findings.Where(finding => finding.Status != MatchStatus.Unknown).ToList();
        var status = judged.Count == 0 ? MatchStatus.Unknown
            : judged.All(finding => finding.Status == MatchStatus.Met) ? MatchStatus.Met
            : judged.All(finding => finding.Status == MatchStatus.Missing) ? MatchStatus.Missing
            : MatchStatus.Partial;
        return new Finding(
            status,
            string.Join(' ', findings.Select(finding => finding.Reason).Distinct()),
            [.. findings.SelectMany(finding => finding.Evidence).Distinct()]);
    }
}
