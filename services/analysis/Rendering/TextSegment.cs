namespace SyncInterview.Analysis.Rendering;

/// <summary>A run of an answer's text that is highlighted as one, or not at all.</summary>
/// <param name="Text">The text.</param>
/// <param name="Starts">Numbers of the quotes that begin with it.</param>
/// <param name="IsQuoted">Whether a quote covers it.</param>
internal sealed record TextSegment(string Text, IReadOnlyList<int> Starts, bool IsQuoted);
