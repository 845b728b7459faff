namespace SyncInterview.Bench.Engine.Candidates;

/// <summary>A word of an answer.</summary>
/// <param name="Text">As the recogniser writes it within a sentence.</param>
/// <param name="Mark">Punctuation after it; empty: none. A full stop ends the sentence.</param>
/// <param name="End">When it was said, from the start of the answer.</param>
/// <param name="PauseAfter">Silence before the next one.</param>
internal readonly record struct SpokenWord(string Text, string Mark, TimeSpan End, TimeSpan PauseAfter)
{
    /// <summary>Whether it ends a sentence.</summary>
    public bool EndsSentence => Mark == ".";
}
