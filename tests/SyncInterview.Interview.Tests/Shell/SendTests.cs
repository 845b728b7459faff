using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell;

/// <summary>Calls of <c>Send</c> that come at once, twice, out of order, and with nobody watching.</summary>
public sealed class SendTests : IAsyncLifetime
{
    private InterviewWorld _world = null!;

    public async Task InitializeAsync() => _world = await InterviewWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task The_same_message_sent_many_times_at_once_is_taken_in_once()
    {
        var (interview, client) = await _world.BeginAsync(isBrowser: true);
        await using var _ = client;

        var acknowledged = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => _world.SendAsync(interview.Name, 2, Inputs.Chunk("I built the ledger"))));

        Assert.All(acknowledged, sequence => Assert.Equal(2, sequence));
        Assert.Equal(2, _world.FindSession(interview)!.State.LastClientSequence);
        Assert.Equal(2, await _world.SendAsync(interview.Name, 2, Inputs.Chunk("I built the ledger")));
        await client.StateAsync(ConversationState.Listening);
        Assert.Single(client.Durable, message => message.InterviewState?.State == ConversationState.Listening);
    }

    [Fact]
    public async Task Calls_that_overtake_each_other_are_refused_by_name_and_all_come_through_when_repeated()
    {
        var (interview, client) = await _world.BeginAsync(isBrowser: true);
        await using var _ = client;

        var e = await Assert.ThrowsAsync<RpcException>(() => _world.SendAsync(interview.Name, 3, Inputs.Chunk("I built it")));
        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.SequenceGap), (e.StatusCode, RpcStatus.From(e).Reason));
        Assert.Equal("2", RpcStatus.From(e).Metadata["expected_client_sequence"]);
        Assert.Equal(1, _world.FindSession(interview)!.State.LastClientSequence);

        await Task.WhenAll(Enumerable.Range(2, 20).Reverse().Select(sequence => UntilTakenAsync(interview.Name, sequence)));

        Assert.Equal(21, _world.FindSession(interview)!.State.LastClientSequence);
        Assert.Equal(22, await _world.SendAsync(interview.Name, 22, Inputs.Final("I built the ledger.")));
        await client.StateAsync(ConversationState.WaitingForUserInput);
    }

    [Fact]
    public async Task Nobody_has_to_watch_and_who_comes_later_reads_it_all()
    {
        var interview = await _world.CreateAsync();
        Assert.Equal(1, await _world.SendAsync(interview.Name, 1, Inputs.Begin()));
        Assert.Equal(2, await _world.SendAsync(interview.Name, 2, Inputs.Final("I built the ledger.")));

        await using var watcher = await _world.WatchAsync(interview.Name, role: AttachRole.Watcher);
        await _world.Time.AdvanceUntilAsync(
            () => watcher.Durable.Any(message => message.LlmResponse?.Kind == ResponseKind.Question), TimeSpan.FromMilliseconds(100));

        Assert.Equal(Enumerable.Range(1, watcher.Durable.Count).Select(i => (long)i), watcher.Durable.Select(message => message.Sequence));
    }

    // As a client does: what is refused for a gap is sent again as it was.
    private async Task UntilTakenAsync(string interview, int sequence)
    {
        while (true)
        {
            try
            {
                await _world.SendAsync(interview, sequence, Inputs.Chunk($"I built it with {sequence} people"));
                return;
            }
            catch (RpcException e) when (RpcStatus.From(e).Reason == ErrorReason.SequenceGap)
            {
                await Task.Yield();
            }
        }
    }
}
