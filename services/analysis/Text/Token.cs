namespace SyncInterview.Analysis.Text;

/// <summary>A word of a text.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Word">In lower case, apostrophes made straight.</param>
/// <param name="Stem">Without its commonest English endings.</param>
internal readonly record struct Token(Stretch At, string Word, string Stem);
