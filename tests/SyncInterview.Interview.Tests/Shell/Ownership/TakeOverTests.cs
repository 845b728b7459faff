using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell.Ownership;

/// <summary>The owner is gone, or seems so: another goes on, and whatever the first still does has no effect.</summary>
public sealed class TakeOverTests : IAsyncLifetime
{
    private InterviewWorld _world = null!;
    private Instance _a = null!;
    private Instance _b = null!;

    public async Task InitializeAsync()
    {
        _world = await Instance.WorldAsync();
        (_a, _b) = (await Instance.StartAsync(_world, "a"), await Instance.StartAsync(_world, "b"));
    }

    public async Task DisposeAsync()
    {
        await _a.DisposeAsync();
        await _b.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task When_the_lease_of_the_owner_is_gone_the_candidate_goes_on_elsewhere()
    {
        var (interview, client) = await _a.BeginAsync(_world);
        await using var _ = client;
        await client.SayAsync(Inputs.Chunk("I built"));

        await _b.OutliveAsync();
        await using var again = await _b.ConverseAsync(interview.Name);

        Assert.Equal(3, again.NextSequence);
        await again.SayAsync(Inputs.Final("I built the ledger."));
        await again.StateAsync(ConversationState.WaitingForUserInput);
        await LogFacts.CheckAsync(_b, interview);
    }

    // Its clock stands still with it, as in a paused machine, so that it does not even know how long it was away.
    [Fact]
    public async Task A_stalled_owner_that_wakes_up_is_shut_out_at_its_first_append_and_its_streams_end()
    {
        var (interview, client) = await _a.BeginAsync(_world);
        await using var _ = client;
        await _b.OutliveAsync();
        await using var newer = await _b.ConverseAsync(interview.Name);
        await newer.SayAsync(Inputs.Chunk("I am here"));
        Assert.NotNull(_a.Tenure);

        await client.SendAsync(new() { ClientSequence = 2, Chunk = new() { Text = "I am there" } });

        Assert.Equal((StatusCode.Unavailable, ErrorReason.Unavailable), await client.EndAsync());
        Assert.DoesNotContain(client.Messages, message => message.AcknowledgedClientSequence >= 2);
        await newer.SayAsync(Inputs.Final("I am here, I said."));
        await LogFacts.CheckAsync(_b, interview);
        await Eventually.HoldsAsync(() => _a.Find(interview) is null);
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => _a.ConverseAsync(interview.Name));
        Assert.Contains("Another instance", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_append_that_was_on_its_way_when_the_owner_stalled_comes_too_late()
    {
        var (interview, client) = await _a.BeginAsync(_world);
        await using var _ = client;
        var wakesUp = new TaskCompletionSource();
        _a.Faults.AppendsFrom = wakesUp.Task;
        await client.SendAsync(new() { ClientSequence = 2, Final = new() { Text = "I am there." } });
        await Eventually.HoldsAsync(() => _a.Faults.HeldAppends == 1);
        await _b.OutliveAsync();
        await using var newer = await _b.ConverseAsync(interview.Name);
        await newer.SayAsync(Inputs.Final("I am here."));
        await newer.StateAsync(ConversationState.WaitingForUserInput);

        wakesUp.SetResult();

        Assert.Equal((StatusCode.Unavailable, ErrorReason.Unavailable), await client.EndAsync());
        Assert.DoesNotContain(client.Messages, message => message.AcknowledgedClientSequence >= 2);
        await LogFacts.CheckAsync(_b, interview);
        var transcript = (await _b.Client.GetTranscriptAsync(new() { Name = interview.Name }, _b.As())).Transcript;
        Assert.Equal("I am here.", transcript.Utterances.Single(utterance => utterance.Speaker == Speaker.Candidate).Text);
    }

    [Fact]
    public async Task A_claim_that_stalled_before_its_first_append_is_overtaken_by_the_next_one()
    {
        var interview = await _world.CreateAsync();
        var wakesUp = new TaskCompletionSource();
        _a.Faults.AppendsFrom = wakesUp.Task;
        var late = _a.ConverseAsync(interview.Name);
        await Eventually.HoldsAsync(() => _a.Faults.HeldAppends == 1);
        await _b.OutliveAsync();
        await using var client = await _b.ConverseAsync(interview.Name);

        wakesUp.SetResult();

        await Assert.ThrowsAsync<InvalidOperationException>(() => late);
        await client.SayAsync(Inputs.Begin());
        Assert.Equal(3, (await LogFacts.CheckAsync(_b, interview))[^1]); // The creation was 1, the claim that came late 2.
    }

    [Fact]
    public async Task An_instance_that_stops_in_order_hands_its_sessions_over_at_once()
    {
        var (interview, client) = await _a.BeginAsync(_world);
        await client.SayAsync(Inputs.Chunk("I built"));
        await client.DisposeAsync();

        await _a.Host.App.StopAsync();
        await using var again = await _b.ConverseAsync(interview.Name);

        await again.SayAsync(Inputs.Final("I built the ledger."));
        await LogFacts.CheckAsync(_b, interview);
    }

    [Fact]
    public async Task A_lost_record_of_the_owner_costs_a_take_over_and_nothing_else()
    {
        var (interview, client) = await _a.BeginAsync(_world);
        await using var _ = client;
        var store = _b.Host.Services.GetRequiredService<IStateStore>();
        Assert.True(await store.DeleteAsync("owner/" + Instance.IdOf(interview), WriteCondition.None, CancellationToken.None));

        await using var newer = await _b.ConverseAsync(interview.Name);
        await newer.SayAsync(Inputs.Chunk("I am here"));
        await client.SendAsync(new() { ClientSequence = 2, Chunk = new() { Text = "I am there" } });

        Assert.Equal((StatusCode.Unavailable, ErrorReason.Unavailable), await client.EndAsync());
        await newer.SayAsync(Inputs.Final("I am here, I said."));
        await LogFacts.CheckAsync(_b, interview);
    }

    [Fact]
    public async Task A_process_started_under_the_same_name_after_a_kill_goes_on_at_once()
    {
        var (interview, client) = await _a.BeginAsync(_world);
        await using var _ = client;
        await client.SayAsync(Inputs.Chunk("I built"));

        await using var next = await Instance.StartAsync(_world, "a");
        await using var again = await next.ConverseAsync(interview.Name);

        await again.SayAsync(Inputs.Final("I built the ledger."));
        await client.SendAsync(new() { ClientSequence = 3, Chunk = new() { Text = "I am there" } });
        Assert.Equal((StatusCode.Unavailable, ErrorReason.Unavailable), await client.EndAsync());
        await LogFacts.CheckAsync(next, interview);
    }
}
