using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>When things happened in the present turn.</summary>
/// <param name="FinalAt">The candidate stopped.</param>
/// <param name="FirstAt">The first response went out.</param>
/// <param name="DefinitiveAt">The definitive reply's first sentence came.</param>
/// <param name="QuestionAt">The question went out.</param>
/// <param name="First">What went out first.</param>
internal sealed record TurnTimes(
    DateTimeOffset? FinalAt,
    DateTimeOffset? FirstAt,
    DateTimeOffset? DefinitiveAt,
    DateTimeOffset? QuestionAt,
    FirstResponse First)
{
    public static TurnTimes None { get; } = new(null, null, null, null, FirstResponse.Unspecified);
}
