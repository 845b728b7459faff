using Microsoft.Extensions.DependencyInjection;
using SyncInterview.Events.V1;
using SyncInterview.Interviews.Ownership;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell.Ownership;

/// <summary>An instance died with sessions under way: others go on with them although no client comes.</summary>
public sealed class RecoveryTests
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Sessions_of_a_dead_instance_come_to_their_end_elsewhere()
    {
        await using var world = await Instance.WorldAsync();
        await using var a = await Instance.StartAsync(world, "a");
        await using var b = await Instance.StartAsync(world, "b");
        var (interview, client) = await a.BeginAsync(world);
        await client.DisposeAsync();

        await b.PassAsync(2 * LookEvery);
        await Eventually.HoldsAsync(() => b.Find(interview) is not null);
        await EventuallyGoneAsync(b, "a");
        for (var i = 0; i < 40 && !world.Announced.Of<InterviewEnded>().Any(); i++)
            await b.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(interview.Name, Assert.Single(world.Announced.Of<InterviewEnded>()).Interview);
        await LogFacts.CheckAsync(b, interview);
    }

    [Fact]
    public async Task What_finds_no_room_at_one_instance_is_left_to_another()
    {
        await using var world = await Instance.WorldAsync(("Interview:MaxLiveSessions", "2"));
        await using var a = await Instance.StartAsync(world, "a");
        await using var b = await Instance.StartAsync(world, "b");
        var left = await BeginAsync(world, a, 2);
        await BeginAsync(world, b, 1);

        await b.PassAsync(2 * LookEvery);
        await Eventually.HoldsAsync(() => left.Count(interview => b.Find(interview) is not null) == 1);
        Assert.Contains(await RosterAsync(b), incarnation => incarnation.Instance == "a");

        await using var c = await Instance.StartAsync(world, "c");
        await c.OutliveAsync();
        await b.PassAsync(TimeSpan.FromSeconds(1));
        await c.PassAsync(LookEvery);
        await Eventually.HoldsAsync(() => left.All(interview => b.Find(interview) is null != c.Find(interview) is null));
        await EventuallyGoneAsync(c, "a");
    }

    [Fact]
    public async Task Several_instances_share_what_a_dead_one_left_and_none_is_held_twice()
    {
        await using var world = await Instance.WorldAsync();
        await using var a = await Instance.StartAsync(world, "a");
        await using var b = await Instance.StartAsync(world, "b");
        await using var c = await Instance.StartAsync(world, "c");
        var left = await BeginAsync(world, a, 12);

        b.Faults.Shuffle(1);
        c.Faults.Shuffle(2);
        await Task.WhenAll(b.PassAsync(2 * LookEvery), c.PassAsync(2 * LookEvery));

        await EventuallyGoneAsync(b, "a");
        await Eventually.HoldsAsync(() => left.All(interview => b.Find(interview) is null != c.Find(interview) is null));
        foreach (var interview in left)
            await LogFacts.CheckAsync(b, interview);
    }

    [Fact]
    public async Task Sessions_that_left_memory_with_a_lost_lease_come_back_with_the_next_one()
    {
        await using var world = await Instance.WorldAsync();
        await using var a = await Instance.StartAsync(world, "a");
        var (interview, client) = await a.BeginAsync(world);
        await client.DisposeAsync();
        a.Time.Advance(TimeSpan.FromMinutes(1));
        await Eventually.HoldsAsync(() => a.Find(interview) is null);

        await a.Time.AdvanceUntilAsync(() => a.Tenure is not null, TimeSpan.FromSeconds(1));
        await a.PassAsync(LookEvery);

        await Eventually.HoldsAsync(() => a.Find(interview) is not null);
    }

    private static async Task<IReadOnlyList<Interview>> BeginAsync(InterviewWorld world, Instance instance, int count)
    {
        var interviews = new List<Interview>();
        for (var i = 0; i < count; i++)
        {
            var (interview, client) = await instance.BeginAsync(world);
            await client.DisposeAsync();
            interviews.Add(interview);
        }

        return interviews;
    }

    private static Task<IReadOnlyList<Store.V1.Incarnation>> RosterAsync(Instance instance) =>
        instance.Host.Services.GetRequiredService<IncarnationRoster>().AllAsync(CancellationToken.None);

    private static Task EventuallyGoneAsync(Instance instance, string name) => Eventually.HoldsAsync(
        async () => (await RosterAsync(instance)).All(incarnation => incarnation.Instance != name));
}
