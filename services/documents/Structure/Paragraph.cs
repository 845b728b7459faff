namespace SyncInterview.Documents.Structure;

/// <summary>A paragraph: one or more lines that belong together.</summary>
/// <param name="FirstLine">Index of its first line.</param>
/// <param name="EndLine">Index after its last line.</param>
/// <param name="IsBullet">Whether it is an item of a list.</param>
/// <param name="Slice">Its text without the bullet.</param>
internal sealed record Paragraph(int FirstLine, int EndLine, bool IsBullet, Slice Slice);
