using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;
using MessageCase = SyncInterview.Interviews.V1.ServerMessage.MessageOneofCase;

namespace SyncInterview.Interviews.Tests.Shell;

public sealed class ConverseTests : IAsyncLifetime
{
    private InterviewWorld _world = null!;

    public async Task InitializeAsync() => _world = await InterviewWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task An_interview_goes_from_begin_to_end()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await AnswerAsync(client);
        await client.SayAsync(Inputs.End());
        Assert.Null(await client.EndedAsync());

        Assert.Equal(Enumerable.Range(1, client.Durable.Count).Select(i => (long)i), client.Durable.Select(message => message.Sequence));
        var first = interview.Plan.Topics[0].Title;
        Assert.Equal(
            [
                "Welcome to the interview.", $"First: {first}?",
                "Thank you, that is clear to me.", $"Next: {first}?",
                "Thank you for your time. Goodbye.",
            ],
            client.Durable.Where(message => message.LlmResponse is not null).Select(message => message.LlmResponse.Text));
        Assert.Equal((MessageCase.End, EndReason.Candidate), (client.Durable[^1].MessageCase, client.Durable[^1].End.Reason));
        await Eventually.HoldsAsync(() => _world.Announced.Ids.Count == 4);
        Assert.Equal(
            [$"{interview.Name}/answer/a1", $"{interview.Name}/created", $"{interview.Name}/ended", $"{interview.Name}/started"],
            _world.Announced.Ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_browser_gets_the_same_interview_as_a_native_client()
    {
        var conversations = new List<List<ServerMessage>>();
        foreach (var isBrowser in new[] { false, true })
        {
            var (interview, client) = await _world.BeginAsync(isBrowser);
            await using var _ = client;
            await AnswerAsync(client);
            await client.SayAsync(Inputs.Repeat());
            await client.SayAsync(Inputs.Skip());
            await client.StateAsync(ConversationState.WaitingForUserInput);
            await client.SayAsync(Inputs.Thinking());
            await client.SayAsync(Inputs.Pause());
            await client.SayAsync(Inputs.End());
            Assert.Null(await client.EndedAsync());
            Assert.Equal("reports/" + interview.Name.Split('/')[1], client.Durable[^1].End.Report);
            conversations.Add([.. client.Durable.Select(message => WithoutReport(message))]);
        }

        Assert.Equal(conversations[0], conversations[1]);
    }

    [Fact]
    public async Task Attaching_is_answered_first_with_where_the_interview_stands()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;

        await using var again = await _world.ConverseAsync(interview.Name, after: 2);

        var attached = again.Messages[0].Attached;
        Assert.Equal(interview.Name, attached.Interview);
        Assert.Equal((1L, client.Durable[^1].Sequence), (attached.LastClientSequence, attached.LastSequence));
        Assert.Equal(ConversationState.WaitingForUserInput, attached.State);
        Assert.Equal(TimeSpan.FromSeconds(15), attached.HeartbeatInterval.ToTimeSpan());
        Assert.Equal(0, again.Messages[0].Sequence);
    }

    [Fact]
    public async Task Input_is_acknowledged_one_by_one()
    {
        var (_, client) = await _world.BeginAsync();
        await using var _ = client;

        await client.SayAsync(Inputs.Chunk("I was"));
        await client.SayAsync(Inputs.Chunk("I was the one"));
        await client.SayAsync(Inputs.Playback(2, 5));

        Assert.Contains(client.Messages, message => message is { Ack: not null, AcknowledgedClientSequence: 4, Sequence: 0 });
        var acknowledged = client.Messages.Select(message => message.AcknowledgedClientSequence).ToList();
        Assert.Equal(acknowledged.Order(), acknowledged);
    }

    [Fact]
    public async Task A_stream_that_does_not_begin_with_attach_is_refused()
    {
        using var call = _world.Client.Converse(_world.As());
        await using var client = await ConverseClient.AttachAsync(call, null);
        await client.SendAsync(Inputs.Begin());

        Assert.Equal((StatusCode.InvalidArgument, ErrorReason.AttachExpected), await client.EndAsync());
    }

    [Fact]
    public async Task A_stream_that_ends_before_it_began_is_refused()
    {
        using var call = _world.Client.Converse(_world.As());
        await using var client = await ConverseClient.AttachAsync(call, null);
        await ((ConverseClient)client).HalfCloseAsync();

        Assert.Equal((StatusCode.InvalidArgument, ErrorReason.AttachExpected), await client.EndAsync());
    }

    [Fact]
    public async Task A_second_attach_is_refused_and_the_stream_lives_on()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;

        await client.SendAsync(new() { Attach = new() { Interview = interview.Name } });

        Assert.False((await client.ErrorAsync(ErrorReason.AttachExpected)).Fatal);
        await client.SayAsync(Inputs.Thinking());
    }

    [Fact]
    public async Task A_silent_stream_gets_heartbeats()
    {
        await using var client = await _world.ConverseAsync((await _world.CreateAsync()).Name);

        await _world.Time.AdvanceUntilAsync(
            () => client.Messages.Count(message => message.Heartbeat is not null) == 2, TimeSpan.FromSeconds(5));

        var heartbeats = client.Messages.Where(message => message.Heartbeat is not null).ToList();
        Assert.True(heartbeats[1].ServerTime.ToDateTimeOffset() - heartbeats[0].ServerTime.ToDateTimeOffset() >= TimeSpan.FromSeconds(15));
        Assert.All(heartbeats, message => Assert.Equal(0, message.Sequence));
    }

    [Fact]
    public async Task A_client_that_only_half_closes_reads_on_to_the_end()
    {
        var (_, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SendAsync(new() { ClientSequence = client.NextSequence, Control = new() { EndInterview = new() } });
        await ((ConverseClient)client).HalfCloseAsync();

        Assert.Null(await client.EndedAsync());
        Assert.NotNull(client.Durable[^1].End);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Before_the_process_stops_streams_are_told_and_then_ended(bool isBrowser)
    {
        var (interview, client) = await _world.BeginAsync(isBrowser);
        await using var _ = client;
        var before = await _world.TakeOverAsync();
        var stopping = before.App.StopAsync();

        Assert.Equal(TimeSpan.FromSeconds(5), (await client.GetAsync(message => message.GoAway is not null)).GoAway.TimeLeft.ToTimeSpan());
        await _world.Time.AdvanceUntilAsync(() => client.EndedAsync().IsCompleted, TimeSpan.FromSeconds(1));
        Assert.Equal((StatusCode.Unavailable, ErrorReason.Unavailable), await client.EndAsync());
        await stopping;
        await before.DisposeAsync();

        await using var again = await _world.ConverseAsync(interview.Name);
        await again.SayAsync(Inputs.Chunk("I am back"));
    }

    [Fact]
    public async Task Nothing_that_is_said_is_logged()
    {
        var (_, client) = await _world.BeginAsync();
        await using var _ = client;
        await AnswerAsync(client);
        await client.SendAsync(new() { ClientSequence = 99, Chunk = new() { Text = "kumquat" } });
        await client.ErrorAsync(ErrorReason.SequenceGap);

        string[] said = ["kumquat", "ledger", "clear to me"];
        Assert.NotEmpty(_world.Host.Logs.Records);
        Assert.DoesNotContain(
            _world.Host.Logs.Records, record => said.Any(text => record.ToString().Contains(text, StringComparison.Ordinal)));
    }

    private static async Task AnswerAsync(TestClient client)
    {
        await client.SayAsync(Inputs.Chunk("I built the"));
        await client.SayAsync(Inputs.Final("I built the ledger kumquat."));
        await client.StateAsync(ConversationState.WaitingForUserInput);
    }

    private static ServerMessage WithoutReport(ServerMessage message)
    {
        var copy = message.Clone();
        if (copy.End is { } end)
            end.Report = "";
        return copy;
    }
}
