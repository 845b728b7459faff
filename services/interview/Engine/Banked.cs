using SyncInterview.Common.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>A filler or surprise of the bank.</summary>
/// <param name="Text">What to say.</param>
/// <param name="TopicId">The topic a surprise fits; empty for a filler.</param>
/// <param name="Provenance">Where it came from.</param>
internal sealed record Banked(string Text, string TopicId, Provenance Provenance);
