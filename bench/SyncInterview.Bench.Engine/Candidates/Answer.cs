namespace SyncInterview.Bench.Engine.Candidates;

/// <summary>One answer as a client with speech recognition sends it.</summary>
/// <param name="Inputs">Transcripts in order. More than one of them is final where the recogniser took a pause for the end.</param>
/// <param name="Words">Words said.</param>
/// <param name="Speech">From the first word to the end of the last one.</param>
/// <param name="FinalConfirms">Whether the last final says what the chunk before it said, but for case and punctuation.</param>
internal sealed record Answer(IReadOnlyList<Transcript> Inputs, int Words, TimeSpan Speech, bool FinalConfirms);
