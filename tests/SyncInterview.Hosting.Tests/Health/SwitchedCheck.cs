using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SyncInterview.Hosting.Tests.Health;

/// <summary>A check whose result the test decides.</summary>
internal sealed class SwitchedCheck : IHealthCheck
{
    public HealthStatus Status { get; set; } = HealthStatus.Healthy;

    public string? Description { get; init; }

    public Exception? Throws { get; init; }

    /// <summary>While set and not completed, the check does not come back.</summary>
    public TaskCompletionSource? Hangs { get; set; }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (Hangs is { } hangs)
            await hangs.Task.WaitAsync(cancellationToken);
        return Throws is null ? new HealthCheckResult(Status, Description) : throw Throws;
    }
}
