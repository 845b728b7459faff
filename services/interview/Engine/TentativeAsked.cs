namespace SyncInterview.Interviews.Engine;

/// <summary>What a tentative reply was asked for.</summary>
/// <param name="Utterance">The text it saw.</param>
/// <param name="Words">Words of it.</param>
/// <param name="CoversThrough">Last client sequence in it.</param>
internal sealed record TentativeAsked(string Utterance, int Words, long CoversThrough);
