namespace SyncInterview.Analysis.Reporting.Marks;

/// <summary>
/// Half the width of the 90 % interval of a mean of marks. The spread is that of the answers, drawn towards a typical one as long as
/// there are few: two answers that happen to agree are no proof of certainty.
/// </summary>
internal static class Interval
{
    /// <summary>Standard deviation of marks that is assumed before anything is known, on the scale 1 to 5.</summary>
    public const double TypicalSpread = 0.9;

    // How many answers the assumption counts for.
    private const int AssumedAnswers = 2;

    // Student's t, two-sided 90 %, for 1 to 30 degrees of freedom.
    private static readonly double[] T =
    [
        6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761, 1.753,
        1.746, 1.740, 1.734, 1.729, 1.725, 1.721, 1.717, 1.714, 1.711, 1.708, 1.706, 1.703, 1.701, 1.699, 1.697,
    ];

    public static double HalfWidth(IReadOnlyCollection<double> marks)
    {
        var mean = marks.Average();
        var freedom = marks.Count - 1 + AssumedAnswers;
        var variance = (marks.Sum(mark => (mark - mean) * (mark - mean)) + (AssumedAnswers * TypicalSpread * TypicalSpread)) / freedom;
        return T[Math.Min(freedom, T.Length) - 1] * Math.Sqrt(variance / marks.Count);
    }
}
