namespace SyncInterview.Interviews.Engine;

/// <summary>Tentative replies of the present key.</summary>
/// <param name="Started">How many were asked for.</param>
/// <param name="Sent">How many were sent.</param>
/// <param name="InFlight">How many are being generated.</param>
/// <param name="LastStart">When the last one was asked for.</param>
/// <param name="WordsAtLastStart">Words it saw.</param>
/// <param name="Asked">What each one in flight saw, by ordinal.</param>
/// <param name="Best">The one that saw most, if any came.</param>
internal sealed record TentativeState(
    int Started,
    int Sent,
    int InFlight,
    DateTimeOffset LastStart,
    int WordsAtLastStart,
    System.Collections.Immutable.ImmutableDictionary<int, TentativeAsked> Asked,
    TentativeCandidate? Best)
{
    public static TentativeState None { get; } = new(0, 0, 0, default, 0, System.Collections.Immutable.ImmutableDictionary<int, TentativeAsked>.Empty, null);
}
