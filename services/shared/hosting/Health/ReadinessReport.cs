namespace SyncInterview.Hosting.Health;

/// <summary>Body of <c>/health/ready</c>.</summary>
/// <param name="Status">SERVING or NOT_SERVING.</param>
/// <param name="Checks">What each check said.</param>
internal sealed record ReadinessReport(string Status, IReadOnlyDictionary<string, ReadinessCheck> Checks);
