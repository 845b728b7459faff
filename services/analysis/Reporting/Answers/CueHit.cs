using SyncInterview.Analysis.Text;

namespace SyncInterview.Analysis.Reporting.Answers;

/// <summary>A phrase of a word list that was said.</summary>
/// <param name="Phrase">The phrase as listed.</param>
/// <param name="Sentence">The sentence that says it.</param>
/// <param name="At">Where.</param>
internal sealed record CueHit(string Phrase, Sentence Sentence, Stretch At);
