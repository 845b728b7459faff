namespace SyncInterview.Documents.Structure;

/// <summary>Title, employer and place of one employment, as slices of the text; null where the head does not say.</summary>
/// <param name="Position">Title.</param>
/// <param name="Name">Employer.</param>
/// <param name="Location">Place.</param>
/// <param name="Certain">Whether a word known from job titles decided, and not the order alone.</param>
internal sealed record WorkHead(Slice? Position, Slice? Name, Slice? Location, bool Certain);
