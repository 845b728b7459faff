using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SyncInterview.Common.V1;
using SyncInterview.Hosting.Tests.Kit;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.Clients;

public sealed class ServiceClientTests
{
    [Fact]
    public async Task A_read_is_tried_three_times_while_the_service_is_unavailable()
    {
        var attempts = 0;
        await using var back = await ProbeHost.StartAsync(new ProbeScript
        {
            Echo = (_, _) => ++attempts < 3
                ? throw RpcErrors.Unavailable(ErrorReason.Unavailable, "Starting.")
                : Task.FromResult(new EchoResponse { Text = "x" }),
        });
        await using var front = await ProbeHost.StartInFrontOfAsync(back, CallsOn);

        Assert.Equal("x", (await front.Probe().EchoAsync(new EchoRequest(), front.SignedHeaders())).Text);
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task A_read_is_given_up_after_the_third_attempt_with_the_services_own_error()
    {
        var attempts = 0;
        await using var back = await ProbeHost.StartAsync(new ProbeScript
        {
            Echo = (_, _) => throw RpcErrors.Unavailable(ErrorReason.ModelUnavailable, $"Attempt {++attempts}."),
        });
        await using var front = await ProbeHost.StartInFrontOfAsync(back, CallsOn);

        var exception = await front.EchoFailsAsync();

        Assert.Equal((3, "Attempt 3."), (attempts, exception.Status.Detail));
        Assert.Equal(ErrorReason.ModelUnavailable, RpcStatus.From(exception).Reason);
    }

    [Fact]
    public async Task A_read_that_fails_otherwise_is_not_tried_again()
    {
        var attempts = 0;
        await using var back = await ProbeHost.StartAsync(new ProbeScript
        {
            Echo = (_, _) => throw RpcErrors.NotFound("Document", $"documents/{++attempts}"),
        });
        await using var front = await ProbeHost.StartInFrontOfAsync(back, CallsOn);

        await front.EchoFailsAsync();

        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task A_call_that_may_have_effects_is_never_tried_again()
    {
        var attempts = 0;
        await using var back = await ProbeHost.StartAsync(new ProbeScript
        {
            Hang = (_, _) => throw RpcErrors.Unavailable(ErrorReason.Unavailable, $"Attempt {++attempts}."),
        });
        await using var front = await ProbeHost.StartInFrontOfAsync(back, CallsOn);

        await Assert.ThrowsAsync<RpcException>(async () => await front.Probe().HangAsync(new HangRequest(), front.SignedHeaders()));

        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task A_service_is_reached_over_a_unix_socket()
    {
        await using var back = await ProbeHost.StartAsync(options: new() { UnixSocket = true });
        await using var front = await ProbeHost.StartInFrontOfAsync(back, CallsOn);

        Assert.Equal("x", (await front.Probe().EchoAsync(new EchoRequest { Text = "x" }, front.SignedHeaders())).Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("localhost:50031")]
    [InlineData("ftp://localhost")]
    [InlineData("unix://")]
    [InlineData("nonsense")]
    public async Task An_address_that_cannot_be_called_stops_the_start_and_is_named(string? address)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => ProbeHost.StartAsync(
            options: new() { Settings = { ["Services:Back"] = address } },
            add: builder => builder.Services.AddServiceClient<ProbeService.ProbeServiceClient>("back")));

        Assert.Contains("Services:back", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_of_the_suite_is_looked_for_at_its_own_port()
    {
        var options = new ServiceAddressOptions();

        Assert.Equal("http://127.0.0.1:50031", options.AddressOf("llm"));
        options.Addresses["LLM"] = "http://llm:8080";
        Assert.Equal("http://llm:8080", options.AddressOf("llm"));
    }

    [Fact]
    public async Task Clients_of_one_service_share_its_channel()
    {
        await using var back = await ProbeHost.StartAsync();
        await using var front = await ProbeHost.StartInFrontOfAsync(
            back, CallsOn, builder => builder.Services.AddServiceClient<Grpc.Health.V1.Health.HealthClient>("Back"));

        var health = await front.Services.GetRequiredService<Grpc.Health.V1.Health.HealthClient>().CheckAsync(new());

        Assert.Equal(Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
        Assert.Equal("x", (await front.Probe().EchoAsync(new EchoRequest { Text = "x" }, front.SignedHeaders())).Text);
    }

    private static ProbeScript CallsOn => new()
    {
        Echo = async (request, context) => await context.Back().EchoAsync(request, context.Nested()),
        Hang = async (request, context) => await context.Back().HangAsync(request, context.Nested()),
    };
}
