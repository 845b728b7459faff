namespace SyncInterview.Documents.Structure;

/// <summary>A section: its kind and its lines.</summary>
/// <param name="Kind">Canonical kind as in the contract, or <see cref="Header"/> for what stands under no title.</param>
/// <param name="Title">The title as written; null when there is none.</param>
/// <param name="FirstLine">Index of the first line below the title (or of the line that holds both).</param>
/// <param name="EndLine">Index after the last line.</param>
/// <param name="BodyStart">Position where the content begins, which is inside the first line when the title stands there too.</param>
internal sealed record SectionBlock(string Kind, Slice? Title, int FirstLine, int EndLine, int BodyStart)
{
    /// <summary>Kind of the lines above the first title, or below a name that stands apart.</summary>
    public const string Header = "header";
}
