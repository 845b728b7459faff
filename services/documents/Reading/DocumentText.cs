using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Reading;

/// <summary>A document as text in reading order, whatever its format was.</summary>
/// <param name="Text">Lines joined by line feeds. A tab separates what stands apart on one line. Hidden text is left out.</param>
/// <param name="Lines">Its lines in order; they do not overlap.</param>
/// <param name="PageCount">Pages; 0 when the format has none.</param>
/// <param name="HiddenText">Text that a person would not see, for the owner's eyes only.</param>
/// <param name="Problems">What a person should check.</param>
internal sealed record DocumentText(
    string Text,
    IReadOnlyList<TextLine> Lines,
    int PageCount,
    IReadOnlyList<string> HiddenText,
    IReadOnlyList<DocumentProblem> Problems)
{
    /// <summary>The text of a line without its bullet.</summary>
    public ReadOnlySpan<char> Content(TextLine line) => Text.AsSpan(line.ContentStart, line.End - line.ContentStart);
}
