using Microsoft.Extensions.Diagnostics.HealthChecks;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.Hosting.Health;

/// <summary>Asks the state store for a key that is never there.</summary>
internal sealed class StoreHealthCheck(IStateStore store) : IHealthCheck
{
    private const string Key = "health/never-written";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.GetAsync(Key, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException)
        {
            return HealthCheckResult.Unhealthy("The store does not answer.");
        }
    }
}
