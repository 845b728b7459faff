using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace SyncInterview.Interviews.Tests.Shell.Ownership;

/// <summary>An instance without its lease holds no session, and knows it before anybody else may take over.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private InterviewWorld _world = null!;

    public async Task InitializeAsync() => _world = await Instance.WorldAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task An_instance_that_cannot_renew_its_lease_lets_go_before_the_store_does()
    {
        await using var a = await Instance.StartAsync(_world, "a");
        var (interview, client) = await a.BeginAsync(_world);
        await using var _ = client;
        var first = a.Tenure!.Lease.Incarnation;
        a.Faults.IsStateDown = true;
        a.Time.Advance(0.8 * Instance.LeaseTime);

        var end = await client.EndedAsync();
        Assert.Equal((StatusCode.Unavailable, Second), (end!.StatusCode, RpcStatus.From(end).RetryAfter));
        Assert.Null(a.Tenure);
        Assert.NotNull(await StandingAsync("instance/a"));
        await AssertRefusedAsync(a, interview);

        a.Faults.IsStateDown = false;
        await a.Time.AdvanceUntilAsync(() => a.Tenure is not null, Second);
        Assert.NotEqual(first, a.Tenure!.Lease.Incarnation);
        await using var again = await a.ConverseAsync(interview.Name);
        await again.SayAsync(Inputs.Chunk("I was there"));
    }

    [Fact]
    public async Task A_process_that_slept_through_its_lease_knows_it_when_it_wakes_up()
    {
        await using var a = await Instance.StartAsync(_world, "a");
        var (interview, client) = await a.BeginAsync(_world);
        await using var _ = client;
        var slept = a.Tenure;

        a.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.False(slept!.IsHeld);
        Assert.Equal((StatusCode.Unavailable, ErrorReason.Unavailable), await client.EndAsync());
        await a.Time.AdvanceUntilAsync(() => a.Tenure is not null, Second);
        await using var again = await a.ConverseAsync(interview.Name);
        await again.SayAsync(Inputs.Chunk("I was there"));
    }

    [Fact]
    public async Task A_renewal_whose_answer_was_lost_loses_nothing()
    {
        await using var a = await Instance.StartAsync(_world, "a");
        var before = a.Tenure;
        var store = a.Host.Services.GetRequiredService<IStateStore>();
        var written = await store.SaveAsync(
            "instance/a", (await StandingAsync("instance/a"))!, WriteCondition.None, Instance.LeaseTime, CancellationToken.None);
        Assert.NotNull(written);

        await a.PassAsync(2 * Instance.LeaseTime);

        Assert.Same(before, a.Tenure);
        Assert.True(before!.IsHeld);
    }

    [Fact]
    public async Task Of_two_processes_under_one_name_the_newer_stays_and_the_older_says_why_it_does_not()
    {
        await using var older = await Instance.StartAsync(_world, "a");
        var (_, client) = await older.BeginAsync(_world);
        await using var _ = client;
        older.Host.Logs.Expect(error => error.Message.Contains("InstanceName", StringComparison.Ordinal));
        var newer = await Instance.StartAsync(_world, "a");

        await older.Time.AdvanceUntilAsync(() => older.Tenure is null, Second, Instance.LeaseTime);

        Assert.Equal((StatusCode.Unavailable, ErrorReason.Unavailable), await client.EndAsync());
        Assert.Single(older.Host.Logs.Records, line => line.Message.Contains("InstanceName", StringComparison.Ordinal));
        older.Time.Advance(Second);
        await newer.PassAsync(Instance.LeaseTime);
        Assert.Null(older.Tenure);
        Assert.NotNull(newer.Tenure);

        await newer.DisposeAsync();
        await older.Time.AdvanceUntilAsync(() => older.Tenure is not null, Second);
    }

    [Fact]
    public async Task Without_a_store_a_process_starts_and_is_not_ready_until_there_is_one()
    {
        var interview = await _world.CreateAsync();
        await using var a = await Instance.StartAsync(_world, "a", isStateDown: true);

        Assert.Equal(ServingStatus.NotServing, await HealthAsync(a));
        a.Faults.IsStateDown = false;
        await AssertRefusedAsync(a, interview);

        await a.Time.AdvanceUntilAsync(() => a.Tenure is not null, Second);
        await using var client = await a.ConverseAsync(interview.Name);
        await client.SayAsync(Inputs.Begin());
        a.Time.Advance(TimeSpan.FromSeconds(5));
        await Eventually.HoldsAsync(async () => await HealthAsync(a) == ServingStatus.Serving);
    }

    [Fact]
    public async Task A_process_that_stops_in_order_gives_its_lease_back()
    {
        await using var a = await Instance.StartAsync(_world, "a");
        Assert.NotNull(await StandingAsync("instance/a"));

        await a.Host.App.StopAsync();

        Assert.Null(await StandingAsync("instance/a"));
    }

    private static async Task AssertRefusedAsync(Instance instance, Interview interview)
    {
        var end = new EndInterviewRequest { Name = interview.Name };
        var e = await Assert.ThrowsAsync<RpcException>(() => instance.Client.EndInterviewAsync(end, instance.As()).ResponseAsync);
        Assert.Equal((StatusCode.Unavailable, ErrorReason.Unavailable), (e.StatusCode, RpcStatus.From(e).Reason));
    }

    private static async Task<ServingStatus> HealthAsync(Instance instance) =>
        (await instance.Host.Client<Health.HealthClient>()
            .CheckAsync(new HealthCheckRequest { Service = InterviewService.Descriptor.FullName })).Status;

    // As the store of the world sees it, whose clock stands where all began.
    private async Task<byte[]?> StandingAsync(string key) =>
        (await _world.Host.Services.GetRequiredService<IStateStore>().GetAsync(key, CancellationToken.None))?.Value.ToArray();
}
