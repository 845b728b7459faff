namespace SyncInterview.Hosting;

/// <summary>Who a call is made for.</summary>
/// <param name="Owner">Owner of the resources the call may touch. What belongs to somebody else is answered with NOT_FOUND.</param>
/// <param name="Caller">The service that made the call, for example <c>edge</c>.</param>
public sealed record CallIdentity(string Owner, string Caller);
