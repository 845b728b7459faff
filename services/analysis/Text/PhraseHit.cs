namespace SyncInterview.Analysis.Text;

/// <summary>A phrase that was found.</summary>
/// <param name="Phrase">The phrase as listed.</param>
/// <param name="First">Index of its first token.</param>
/// <param name="At">Where it stands.</param>
internal readonly record struct PhraseHit(string Phrase, int First, Stretch At);
