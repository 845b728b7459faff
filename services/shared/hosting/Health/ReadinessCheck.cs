namespace SyncInterview.Hosting.Health;

/// <summary>One check in <c>/health/ready</c>.</summary>
/// <param name="Status">Healthy, Degraded or Unhealthy.</param>
/// <param name="Description">The check's own words; null when it has none or threw.</param>
internal sealed record ReadinessCheck(string Status, string? Description);
