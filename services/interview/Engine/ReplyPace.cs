using System.Collections.Immutable;

namespace SyncInterview.Interviews.Engine;

/// <summary>How long the last definitive replies of a session took from <c>final</c> to their first sentence, and the deadline that follows.</summary>
/// <param name="Latest">The last ones, oldest first.</param>
internal sealed record ReplyPace(ImmutableArray<TimeSpan> Latest)
{
    private const int Kept = 8;
    private const int EnoughToJudge = 4;

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    public static ReplyPace Unknown { get; } = new(ImmutableArray<TimeSpan>.Empty);

    /// <summary>The pace after one more reply.</summary>
    public ReplyPace With(TimeSpan took) => new((Latest.Length < Kept ? Latest : Latest.RemoveAt(0)).Add(took));

    /// <summary>
    /// How long to wait for the next reply: as long as most of the last ones took; as little as allowed where most would not have come in
    /// time anyway; the given deadline where neither is clear.
    /// </summary>
    public TimeSpan Deadline(TimeSpan given)
    {
        if (Latest.Length < EnoughToJudge)
            return given;
        var sorted = Latest.Sort();
        var (median, most) = (sorted[(sorted.Length - 1) / 2], sorted[(sorted.Length * 3 + 3) / 4 - 1] + Margin);
        if (most <= Longest)
            return most > Least ? most : Least;
        return median > Longest ? Least : given;
    }
}
