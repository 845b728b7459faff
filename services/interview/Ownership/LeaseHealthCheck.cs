using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SyncInterview.Interviews.Ownership;

/// <summary>Whether this instance may hold sessions.</summary>
internal sealed class LeaseHealthCheck(InstanceLease lease) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lease switch
        {
            { Current: not null } => HealthCheckResult.Healthy(),
            { IsReleased: true } => HealthCheckResult.Degraded("The process stops, and has given its lease back."),
            _ => HealthCheckResult.Unhealthy("This instance has no lease, so it holds no sessions."),
        });
}
