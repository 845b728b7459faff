using SyncInterview.Analysis.Text;

namespace SyncInterview.Analysis.Reporting.Answers;

/// <summary>Something done: "I also partitioned", "we moved", "I'd insert".</summary>
/// <param name="Own">Whether "I" did it; otherwise "we".</param>
/// <param name="Verb">The verb's stem.</param>
/// <param name="Sentence">The sentence that says it.</param>
/// <param name="At">From the pronoun to the verb.</param>
internal sealed record SaidAction(bool Own, string Verb, Sentence Sentence, Stretch At);
