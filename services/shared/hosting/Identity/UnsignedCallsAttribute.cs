namespace SyncInterview.Hosting.Identity;

/// <summary>
/// Marks a gRPC service that answers calls without a signed identity: health and reflection, which tell nothing of anybody.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UnsignedCallsAttribute : Attribute;
