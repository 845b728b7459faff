namespace SyncInterview.Interviews.Ownership;

/// <summary>An interview's session is held by this instance.</summary>
/// <param name="Tenure">The tenure under which it is held.</param>
/// <param name="Epoch">The epoch under which its log is written: higher than that of any claim before.</param>
/// <param name="ETag">Version of the owner's record.</param>
internal sealed record OwnerClaim(Tenure Tenure, long Epoch, string ETag);
