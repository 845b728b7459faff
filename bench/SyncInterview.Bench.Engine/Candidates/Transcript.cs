namespace SyncInterview.Bench.Engine.Candidates;

/// <summary>What a recogniser heard so far of an utterance.</summary>
/// <param name="At">When it is sent, from the start of the answer.</param>
/// <param name="Text">The whole utterance so far.</param>
/// <param name="IsFinal">Whether it is taken to be over.</param>
internal sealed record Transcript(TimeSpan At, string Text, bool IsFinal);
