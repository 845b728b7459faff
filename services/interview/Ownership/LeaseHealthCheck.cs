using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SyncInterview.Interviews.Ownership;

/// <summary>Whether this instance may hold sessions.</summary>
internal sealed class LeaseHealthCheck(InstanceLease lease) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lease.Current is null
            ? HealthCheckResult.Unhealthy("This instance has no lease, so it holds no sessions.")
            : HealthCheckResult.Healthy());
}
