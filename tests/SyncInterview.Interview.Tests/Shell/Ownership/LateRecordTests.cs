using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Records;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell.Ownership;

/// <summary>The record beside the log is not fenced by it: it goes forward only.</summary>
public sealed class LateRecordTests
{
    [Fact]
    public async Task An_owner_that_comes_late_does_not_set_a_record_back()
    {
        await using var world = await InterviewWorld.StartAsync();
        var (interview, client) = await world.BeginAsync();
        await using var _ = client;
        var records = world.Host.Services.GetRequiredService<InterviewRecords>();
        var late = await records.FindAsync(Instance.IdOf(interview), CancellationToken.None);
        await client.SayAsync(Inputs.End());
        await client.EndedAsync();
        await Testing.Eventually.HoldsAsync(async () => await StateAsync() == ConversationState.Ended);

        await records.AdvanceAsync(Instance.IdOf(interview), late!, CancellationToken.None);

        Assert.Equal(ConversationState.Ended, await StateAsync());

        async Task<ConversationState> StateAsync() =>
            (await records.FindAsync(Instance.IdOf(interview), CancellationToken.None))!.Interview.State;
    }

    [Fact]
    public async Task A_record_that_is_gone_is_not_made_again()
    {
        await using var world = await InterviewWorld.StartAsync();
        var interview = await world.CreateAsync();
        var id = Instance.IdOf(interview);
        var records = world.Host.Services.GetRequiredService<InterviewRecords>();
        var late = await records.FindAsync(id, CancellationToken.None);
        var store = world.Host.Services.GetRequiredService<IStateStore>();
        await store.DeleteAsync("interview/" + id, WriteCondition.None, CancellationToken.None);

        await records.AdvanceAsync(id, late!, CancellationToken.None);

        Assert.Null(await records.FindAsync(id, CancellationToken.None));
    }
}
