namespace SyncInterview.Edge.Identity;

/// <summary>Who makes a call.</summary>
/// <param name="Owner">Whose data the call works on.</param>
/// <param name="ExpiresAt">When the proof of identity ends, and the call with it; null for never.</param>
public sealed record Caller(string Owner, DateTimeOffset? ExpiresAt = null);
