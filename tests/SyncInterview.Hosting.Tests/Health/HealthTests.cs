using Grpc.Core;
using Grpc.Health.V1;
using SyncInterview.Testing;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace SyncInterview.Hosting.Tests.Health;

public sealed class HealthTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_started_application_serves_without_asking_for_an_identity(bool unixSocket)
    {
        await using var host = await InProcessHost.StartAsync(_ => { }, _ => { }, new() { UnixSocket = unixSocket });
        var health = host.Client<Grpc.Health.V1.Health.HealthClient>();

        var response = await health.CheckAsync(new HealthCheckRequest());

        Assert.Equal(ServingStatus.Serving, response.Status);
    }
}
