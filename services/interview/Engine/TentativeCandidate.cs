using SyncInterview.Common.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>A tentative reply that may become the bridge.</summary>
/// <param name="Text">The reply.</param>
/// <param name="Words">Words of the utterance it saw.</param>
/// <param name="MessageSequence">Sequence under which it was sent; 0 when it was not.</param>
/// <param name="Provenance">Where it came from.</param>
internal sealed record TentativeCandidate(string Text, int Words, long MessageSequence, Provenance Provenance);
