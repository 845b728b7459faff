using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SyncInterview.Edge.Forwarding;

/// <summary>Whether a service behind the door serves, by its own word.</summary>
internal sealed class UpstreamHealth(Upstreams upstreams, string upstream, string service, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var client = new Health.HealthClient(upstreams.Channel(upstream));
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var answer = await client.CheckAsync(new HealthCheckRequest { Service = service }, cancellationToken: either.Token);
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
