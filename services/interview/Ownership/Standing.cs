using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Ownership;

/// <summary>How the ownership of an interview stands.</summary>
/// <param name="Holder">Who holds its session.</param>
/// <param name="Owner">Who claimed it last and did not let it go in order; null: nobody.</param>
/// <param name="ETag">Version of the owner's record; null: there is none.</param>
internal sealed record Standing(Holder Holder, SessionOwner? Owner, string? ETag);
