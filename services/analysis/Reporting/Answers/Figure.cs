using SyncInterview.Analysis.Text;

namespace SyncInterview.Analysis.Reporting.Answers;

/// <summary>A figure that was said.</summary>
/// <param name="Value">Its words, in lower case.</param>
/// <param name="Sentence">The sentence that says it.</param>
/// <param name="At">Where.</param>
internal sealed record Figure(string Value, Sentence Sentence, Stretch At);
