using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>What became of an input.</summary>
/// <param name="AcknowledgedClientSequence">Last client sequence that is durable.</param>
/// <param name="Refusal">Why it was refused; null: it was taken in.</param>
internal sealed record InputOutcome(long AcknowledgedClientSequence, Error? Refusal);
