using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>When things happened in the present turn.</summary>
/// <param name="FinalAt">The candidate stopped.</param>
/// <param name="FirstAt">The first response went out.</param>
/// <param name="DefinitiveAt">The definitive reply's first sentence came.</param>
/// <param name="QuestionAt">The question went out.</param>
/// <param name="First">What went out first.</param>
/// <param name="Deadline">How long after <paramref name="FinalAt"/> the first response was due.</param>
/// <param name="FinalSentAt">When the candidate's side sent the final, by the client's clock; null: it does not say.</param>
/// <param name="SpokenAt">When the last words came, by the client's clock; null: it does not say.</param>
/// <param name="HeardAt">When the first response began to be heard, by the client's clock; null: it does not say.</param>
/// <param name="FirstAfter">Sequence of the last durable message before the first response.</param>
internal sealed record TurnTimes(
    DateTimeOffset? FinalAt,
    DateTimeOffset? FirstAt,
    DateTimeOffset? DefinitiveAt,
    DateTimeOffset? QuestionAt,
    FirstResponse First,
    TimeSpan Deadline,
    DateTimeOffset? FinalSentAt,
    DateTimeOffset? SpokenAt,
    DateTimeOffset? HeardAt,
    long FirstAfter)
{
    private static readonly TimeSpan Implausible = TimeSpan.FromHours(1);

    public static TurnTimes None { get; } =
        new(null, null, null, null, FirstResponse.Unspecified, TimeSpan.Zero, null, null, null, 0);

    /// <summary>From the end of speech to the first response as the candidate met it; null where it cannot be known.</summary>
    public TimeSpan? PerceivedGap
    {
        get
        {
            var gap = HeardAt is { } heard ? heard - SpokenAt : FinalSentAt - SpokenAt + (FirstAt - FinalAt);
            return gap >= TimeSpan.Zero && gap < Implausible ? gap : null;
        }
    }
}
