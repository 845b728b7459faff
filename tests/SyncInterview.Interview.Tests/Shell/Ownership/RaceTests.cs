using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.Ownership;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell.Ownership;

/// <summary>Two instances take the same session at the same moment, in any order of their steps.</summary>
public sealed class RaceTests
{
    private const int Seeds = 60;

    [Fact]
    public async Task Exactly_one_of_two_takers_gets_a_session_and_the_other_is_told_who_has_it()
    {
        await using var world = await Instance.WorldAsync();
        await using var b = await Instance.StartAsync(world, "b");
        await using var c = await Instance.StartAsync(world, "c");
        var winners = new HashSet<string>();
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var interview = await world.CreateAsync();
            await LeaveAsync(b, interview);
            b.Faults.Shuffle(seed);
            c.Faults.Shuffle(-seed);

            var takers = await Task.WhenAll(TakeAsync(b, interview), TakeAsync(c, interview));

            var winner = Assert.Single(takers, taker => taker.Session is not null);
            var loser = Assert.Single(takers, taker => taker.Session is null);
            Assert.Equal(winner.By, loser.Holder);
            var outcome = await winner.Session!.SubmitAsync(new() { Client = FirstInput() }, CancellationToken.None);
            Assert.Equal((1L, null), (outcome.AcknowledgedClientSequence, outcome.Refusal));
            Assert.Equal(8, (await LogFacts.CheckAsync(b, interview))[^1]);
            winners.Add(winner.By);
        }

        Assert.Equal(2, winners.Count); // Or the order of steps was not shuffled at all.
    }

    // Somebody claimed it, above the log's epoch, and is gone.
    private static async Task LeaveAsync(Instance instance, Interview interview)
    {
        var owner = new SessionOwner { Incarnation = new() { Instance = "gone", Id = "gone-1" }, Epoch = 7 };
        var store = instance.Host.Services.GetRequiredService<IStateStore>();
        await store.SaveAsync("owner/" + Instance.IdOf(interview), owner.ToByteArray(), WriteCondition.Absent, null, CancellationToken.None);
    }

    private static async Task<(string By, SessionActor? Session, string? Holder)> TakeAsync(Instance instance, Interview interview)
    {
        var name = instance.Tenure!.Lease.Incarnation.Instance;
        try
        {
            return (name, await instance.Registry.GetAsync(Instance.IdOf(interview), CancellationToken.None), null);
        }
        catch (NotOwnerException e)
        {
            return (name, null, e.Instance);
        }
    }

    private static ClientMessage FirstInput()
    {
        var begin = Inputs.Begin();
        begin.ClientSequence = 1;
        return begin;
    }
}
