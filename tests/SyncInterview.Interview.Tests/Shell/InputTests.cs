using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell;

/// <summary>Input that is refused or comes again, over both ways to send: the same reason, and nothing taken in.</summary>
public sealed class InputTests : IAsyncLifetime
{
    private InterviewWorld _world = null!;

    public async Task InitializeAsync() => _world = await InterviewWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_gap_is_refused_with_the_number_that_is_expected(bool isBrowser)
    {
        var (_, client) = await _world.BeginAsync(isBrowser);
        await using var _ = client;

        var refused = await RefusedAsync(client, Numbered(5, Inputs.Chunk("I was")));

        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.SequenceGap, 2L), (refused.Code, refused.Reason, refused.Expected));
        await client.SayAsync(Inputs.Chunk("I was"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_number_with_other_content_is_refused(bool isBrowser)
    {
        var (_, client) = await _world.BeginAsync(isBrowser);
        await using var _ = client;
        await client.SayAsync(Inputs.Chunk("I was"));

        var refused = await RefusedAsync(client, Numbered(2, Inputs.Chunk("I was not")));

        Assert.Equal((StatusCode.AlreadyExists, ErrorReason.SequenceConflict), (refused.Code, refused.Reason));
        await client.SayAsync(Inputs.Chunk("I was there"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_state_does_not_take_is_refused(bool isBrowser)
    {
        var (_, client) = await _world.BeginAsync(isBrowser);
        await using var _ = client;

        var refused = await RefusedAsync(client, Numbered(2, Inputs.Begin()));

        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.WrongState), (refused.Code, refused.Reason));
        await client.SayAsync(Inputs.Chunk("I was"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_field_that_breaks_a_rule_is_named_and_the_number_stays_free(bool isBrowser)
    {
        var (_, client) = await _world.BeginAsync(isBrowser);
        await using var _ = client;

        var refused = await RefusedAsync(client, Numbered(2, new() { Chunk = new() { Text = new string('x', 32 * 1024 + 1) } }));

        Assert.Equal((StatusCode.InvalidArgument, ErrorReason.InvalidField), (refused.Code, refused.Reason));
        Assert.Contains("chunk.text must be at most 32768 bytes", refused.Message, StringComparison.Ordinal);
        await client.SayAsync(Inputs.Chunk("I was"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_not_built_yet_is_refused(bool isBrowser)
    {
        var (_, client) = await _world.BeginAsync(isBrowser);
        await using var _ = client;

        var refused = await RefusedAsync(client, Numbered(2, new() { Code = new() { Language = "python", Source = "print(1)" } }));

        Assert.Equal((StatusCode.Unimplemented, ErrorReason.NotAvailable), (refused.Code, refused.Reason));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_repeat_is_acknowledged_again_and_changes_nothing(bool isBrowser)
    {
        var (interview, client) = await _world.BeginAsync(isBrowser);
        await using var _ = client;
        await client.SayAsync(Inputs.Chunk("I was"));
        var (messages, durable) = (client.Messages.Count, client.Durable);

        await client.SendAsync(Numbered(2, Inputs.Chunk("I was")));
        await client.GetAsync(message => message is { Ack: not null, AcknowledgedClientSequence: 2 }, from: messages);
        await client.SendAsync(Numbered(1, Inputs.Begin()));

        await client.SayAsync(Inputs.Playback(2, 3));
        Assert.Equal(durable, client.Durable);
        var transcript = await _world.Client.GetTranscriptAsync(new() { Name = interview.Name }, _world.As());
        Assert.Equal([2L], transcript.Transcript.Utterances.Single(utterance => utterance.Speaker == Speaker.Candidate).ClientSequences);
    }

    [Fact]
    public async Task After_the_end_repeats_are_acknowledged_and_anything_new_is_refused()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.End());
        await client.EndedAsync();

        var again = await SendAsync(interview.Name, Numbered(2, Inputs.End()));
        var e = await Assert.ThrowsAsync<RpcException>(() => SendAsync(interview.Name, Numbered(3, Inputs.Chunk("And"))));

        Assert.Equal(2, again);
        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.InterviewEnded), (e.StatusCode, RpcStatus.From(e).Reason));
    }

    [Fact]
    public async Task A_watcher_only_reads()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await using var watcher = await _world.ConverseAsync(interview.Name, role: AttachRole.Watcher);

        var refused = await RefusedAsync(watcher, Numbered(2, Inputs.Chunk("Not mine")));
        await client.SayAsync(Inputs.Thinking());

        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.ReadOnly), (refused.Code, refused.Reason));
        await watcher.GetAsync(message => message.Sequence == client.Durable[^1].Sequence);
        Assert.Equal(client.Durable, watcher.Durable);
        Assert.DoesNotContain(client.Messages, message => message.Error is not null);
    }

    [Fact]
    public async Task A_refusal_is_told_to_nobody_but_its_sender()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await using var watcher = await _world.WatchAsync(interview.Name, role: AttachRole.Watcher);

        await RefusedAsync(client, Numbered(7, Inputs.Thinking()));
        await Assert.ThrowsAsync<RpcException>(() => SendAsync(interview.Name, Numbered(8, Inputs.Thinking())));
        await client.SayAsync(Inputs.Thinking());

        await watcher.GetAsync(message => message.AcknowledgedClientSequence == 2);
        Assert.DoesNotContain(watcher.Messages, message => message.Error is not null);
        Assert.Single(client.Messages, message => message.Error is not null);
    }

    [Fact]
    public async Task Send_without_a_message_and_with_attach_is_refused()
    {
        var name = (await _world.CreateAsync()).Name;

        var missing = await Assert.ThrowsAsync<RpcException>(() => SendAsync(name, null));
        var attach = await Assert.ThrowsAsync<RpcException>(
            () => SendAsync(name, Numbered(1, new() { Attach = new() { Interview = name } })));

        Assert.Equal("message", Assert.Single(RpcStatus.From(missing).FieldViolations).Field);
        Assert.Equal("message.attach", Assert.Single(RpcStatus.From(attach).FieldViolations).Field);
    }

    [Fact]
    public async Task Many_messages_at_once_are_taken_in_order_and_once_each()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        for (var i = 0; i < 3_000; i++)
            await client.SendAsync(Numbered(client.NextSequence++, Inputs.Playback(1 + i % 2, i)));

        await client.GetAsync(message => message.AcknowledgedClientSequence == 3_001);
        Assert.DoesNotContain(client.Messages, message => message.Error is not null);
        await using var again = await _world.ConverseAsync(interview.Name);
        Assert.Equal(3_001, again.Messages[0].Attached.LastClientSequence);
    }

    private Task<long> SendAsync(string interview, ClientMessage? message) => _world.SendAsync(interview, message);

    private static async Task<(StatusCode Code, ErrorReason Reason, long Expected, string Message)> RefusedAsync(
        TestClient client, ClientMessage message)
    {
        if (client is WatchClient)
        {
            var status = RpcStatus.From(await Assert.ThrowsAsync<RpcException>(() => client.SendAsync(message)));
            var expected = status.Metadata.TryGetValue("expected_client_sequence", out var text) ? long.Parse(text) : 0;
            return (status.Code, status.Reason, expected, status.Message);
        }

        await client.SendAsync(message);
        var error = (await client.GetAsync(received => received.Error?.ClientSequence == message.ClientSequence)).Error;
        Assert.False(error.Fatal);
        return ((StatusCode)error.Code, error.Reason, error.ExpectedClientSequence, error.Message);
    }

    private static ClientMessage Numbered(long sequence, ClientMessage message)
    {
        message.ClientSequence = sequence;
        return message;
    }
}
