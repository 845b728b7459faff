using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SyncInterview.Edge.Forwarding;

namespace SyncInterview.Edge.Health;

/// <summary>Whether a service behind the door serves, by its own word.</summary>
internal sealed class UpstreamHealth(Upstreams upstreams, string upstream, string service, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var client = new Grpc.Health.V1.Health.HealthClient(upstreams.Channel(upstream));
        try
        {
            var answer = await client.CheckAsync(
                new HealthCheckRequest { Service = service },
                deadline: clock.GetUtcNow().UtcDateTime + Patience,
                cancellationToken: cancellationToken);
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"The {upstream} service does not serve.");
        }
        catch (RpcException failure)
        {
            return HealthCheckResult.Unhealthy($"The {upstream} service cannot be asked: {failure.StatusCode}.");
        }
    }
}
