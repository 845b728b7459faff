using System.Net;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SyncInterview.Hosting.Tests.Kit;
using SyncInterview.Testing;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace SyncInterview.Hosting.Tests.Health;

public sealed class HealthTests
{
    private const string HealthService = "grpc.health.v1.Health";

    [Theory]
    [InlineData("")]
    [InlineData(ProbeHost.ServiceName)]
    [InlineData(HealthService)]
    public async Task A_started_application_serves_without_asking_for_an_identity(string service)
    {
        await using var host = await ProbeHost.StartAsync();

        Assert.Equal(ServingStatus.Serving, await StatusAsync(host, service));
    }

    [Fact]
    public async Task A_service_that_is_not_mapped_is_not_found()
    {
        await using var host = await ProbeHost.StartAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(() => StatusAsync(host, "syncinterview.llm.v1.LlmService"));

        Assert.Equal(StatusCode.NotFound, exception.StatusCode);
    }

    [Fact]
    public async Task A_failing_check_takes_all_services_down()
    {
        await using var host = await ProbeHost.StartAsync(add: With("disk", new SwitchedCheck { Status = HealthStatus.Unhealthy }));
        ExpectUnhealthy(host);

        Assert.Equal(ServingStatus.NotServing, await StatusAsync(host, ""));
        Assert.Equal(ServingStatus.NotServing, await StatusAsync(host, ProbeHost.ServiceName));
    }

    [Fact]
    public async Task A_failing_check_of_one_service_takes_that_service_and_the_whole_down()
    {
        await using var host = await ProbeHost.StartAsync(
            add: With("probe", new SwitchedCheck { Status = HealthStatus.Unhealthy }, ProbeHost.ServiceName));
        ExpectUnhealthy(host);

        Assert.Equal(ServingStatus.NotServing, await StatusAsync(host, ProbeHost.ServiceName));
        Assert.Equal(ServingStatus.NotServing, await StatusAsync(host, ""));
        Assert.Equal(ServingStatus.Serving, await StatusAsync(host, HealthService));
    }

    [Fact]
    public async Task A_degraded_application_still_serves()
    {
        await using var host = await ProbeHost.StartAsync(add: With("sandbox", new SwitchedCheck { Status = HealthStatus.Degraded }));

        Assert.Equal(ServingStatus.Serving, await StatusAsync(host, ""));
    }

    [Fact]
    public async Task A_watcher_hears_of_every_change_and_of_the_end()
    {
        var check = new SwitchedCheck();
        var host = await ProbeHost.StartAsync(
            options: new() { Settings = { ["Hosting:HealthPeriod"] = "00:00:00.1" } }, add: With("disk", check));
        ExpectUnhealthy(host);
        using var channel = ServiceChannel.Open(host.Addresses.Grpc);
        using var watch = new Grpc.Health.V1.Health.HealthClient(channel).Watch(new HealthCheckRequest { Service = ProbeHost.ServiceName });

        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));
        check.Status = HealthStatus.Unhealthy;
        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        check.Status = HealthStatus.Healthy;
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));
        var stopping = host.DisposeAsync();
        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        var end = await Assert.ThrowsAsync<RpcException>(() => NextAsync(watch));
        Assert.Equal(StatusCode.Unavailable, end.StatusCode);
        await stopping;
    }

    [Fact]
    public async Task A_watcher_of_an_unknown_service_is_told_so_and_kept()
    {
        var host = await ProbeHost.StartAsync();
        using var channel = ServiceChannel.Open(host.Addresses.Grpc);
        using var watch = new Grpc.Health.V1.Health.HealthClient(channel).Watch(new HealthCheckRequest { Service = "no.such.Service" });

        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(watch));
        var next = NextAsync(watch);
        Assert.False(next.IsCompleted);
        await host.DisposeAsync();
        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => next)).StatusCode);
    }

    [Fact]
    public async Task A_check_that_hangs_takes_the_application_down_until_it_comes_back()
    {
        var time = new ManualTimeProvider();
        var check = new SwitchedCheck();
        await using var host = await ProbeHost.StartAsync(options: new() { Time = time }, add: With("disk", check));
        using var watch = host.Client<Grpc.Health.V1.Health.HealthClient>().Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));

        check.Hangs = new TaskCompletionSource();
        var down = NextAsync(watch);
        await time.AdvanceUntilAsync(() => down.IsCompleted, TimeSpan.FromSeconds(5));
        Assert.Equal(ServingStatus.NotServing, await down);

        check.Hangs.SetResult();
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));
    }

    [Fact]
    public async Task Probes_over_plain_HTTP_tell_life_from_readiness()
    {
        await using var host = await ProbeHost.StartAsync(
            add: With("disk", new SwitchedCheck { Status = HealthStatus.Unhealthy, Description = "9 MiB left" }));
        ExpectUnhealthy(host);
        using var http = new HttpClient { BaseAddress = host.Addresses.Http };

        using var live = await http.GetAsync(new Uri("/health/live", UriKind.Relative));
        using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(
            """{"status":"NOT_SERVING","checks":{"store":{"status":"Healthy"},"disk":{"status":"Unhealthy","description":"9 MiB left"}}}""",
            await ready.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_ready_application_says_so_over_plain_HTTP()
    {
        await using var host = await ProbeHost.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Addresses.Http };

        Assert.Equal(
            """{"status":"SERVING","checks":{"store":{"status":"Healthy"}}}""",
            await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
    }

    [Fact]
    public async Task What_a_check_threw_is_not_told_to_probes()
    {
        await using var host = await ProbeHost.StartAsync(
            add: With("disk", new SwitchedCheck { Throws = new IOException("/secret/path") }));
        ExpectUnhealthy(host);
        using var http = new HttpClient { BaseAddress = host.Addresses.Http };

        using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.DoesNotContain("secret", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Action<WebApplicationBuilder> With(string name, IHealthCheck check, params string[] tags) =>
        builder => builder.Services.AddHealthChecks().AddCheck(name, check, tags: tags);

    private static void ExpectUnhealthy(InProcessHost host) =>
        host.Logs.Expect(record => record.Category.Contains("HealthCheck", StringComparison.Ordinal));

    private static async Task<ServingStatus> StatusAsync(InProcessHost host, string service) =>
        (await host.Client<Grpc.Health.V1.Health.HealthClient>().CheckAsync(new HealthCheckRequest { Service = service })).Status;

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        Assert.True(await watch.ResponseStream.MoveNext(patience.Token));
        return watch.ResponseStream.Current.Status;
    }
}
