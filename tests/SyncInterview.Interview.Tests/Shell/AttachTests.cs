using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.Streams;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using SyncInterview.Llm.V1;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell;

/// <summary>Coming, going and coming back.</summary>
public sealed class AttachTests : IAsyncLifetime
{
    private InterviewWorld _world = null!;

    public async Task InitializeAsync() => _world = await InterviewWorld.StartAsync(
        ("Interview:SlowReaderMessages", "300"), ("Interview:MaxStreamsPerInterview", "10000"));

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_newest_writer_wins(bool isBrowser)
    {
        var (interview, older) = await _world.BeginAsync(isBrowser);
        await using var _ = older;
        await using var newer = isBrowser ? await _world.ConverseAsync(interview.Name) : await _world.WatchAsync(interview.Name);

        Assert.Equal((StatusCode.Aborted, ErrorReason.Superseded), await older.EndAsync());
        await newer.SayAsync(Inputs.Chunk("It is me"));
    }

    [Fact]
    public async Task Watchers_come_and_go_without_ending_anybodys_stream()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await (await _world.ConverseAsync(interview.Name, role: AttachRole.Watcher)).DisposeAsync();
        await using var watcher = await _world.WatchAsync(interview.Name, role: AttachRole.Watcher);

        await client.SayAsync(Inputs.Thinking());

        await watcher.GetAsync(message => message.Sequence == client.Durable[^1].Sequence);
        Assert.Equal(client.Durable, watcher.Durable);
    }

    [Fact]
    public async Task A_replay_is_what_was_sent_from_any_point_on()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.Final("I built the ledger."));
        await client.StateAsync(ConversationState.WaitingForUserInput);

        for (var after = 0; after <= client.Durable.Count; after++)
        {
            await using var watcher = await _world.WatchAsync(interview.Name, after, AttachRole.Watcher);
            if (after < client.Durable.Count)
                await watcher.GetAsync(message => message.Sequence == client.Durable.Count);
            Assert.Equal(client.Durable.Skip(after), watcher.Durable);
        }
    }

    [Fact]
    public async Task There_is_no_seam_between_replay_and_what_comes_live()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        var talking = Task.Run(async () =>
        {
            for (var i = 0; i < 150; i++)
                await client.SayAsync(Inputs.Thinking());
        });

        var watchers = new List<TestClient>();
        while (!talking.IsCompleted)
            watchers.Add(await _world.WatchAsync(interview.Name, after: watchers.Count % 7, role: AttachRole.Watcher));
        await talking;

        foreach (var (watcher, i) in watchers.Select((watcher, i) => (watcher, i)))
        {
            await watcher.GetAsync(message => message.Sequence == client.Durable.Count);
            Assert.Equal(client.Durable.Skip(i % 7), watcher.Durable);
            await watcher.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_client_that_claims_to_have_what_was_never_sent_is_told_so_and_supersedes_nobody()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;

        var e = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _world.ConverseAsync(interview.Name, after: client.Durable.Count + 1));

        Assert.Contains("OutOfRange", e.Message, StringComparison.Ordinal);
        await client.SayAsync(Inputs.Thinking());
    }

    [Fact]
    public async Task A_reply_that_is_being_streamed_starts_over_at_its_beginning_for_who_comes_meanwhile()
    {
        var goOn = new TaskCompletionSource();
        _world.Llm.Reply = async (request, stream, context) =>
        {
            await stream.WriteAsync(ScriptedLlm.Delta("Thank you, that is clear. "));
            await stream.WriteAsync(ScriptedLlm.Delta("And so"));
            await goOn.Task.WaitAsync(context.CancellationToken);
            await stream.WriteAsync(ScriptedLlm.Completed("Thank you, that is clear. And so on.", "Why?"));
        };
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.Final("I built the ledger."));
        await Eventually.HoldsAsync(() => Streamed(client) == "Thank you, that is clear. And so");

        await using var again = await _world.ConverseAsync(interview.Name, after: client.Durable[^1].Sequence);

        Assert.Equal(0, (await again.ResponseAsync(ResponseKind.Delta)).LlmResponse.Offset);
        Assert.Equal("Thank you, that is clear. And so", Streamed(again));
        goOn.SetResult();
        Assert.Equal("Thank you, that is clear. And so on.", (await again.ResponseAsync(ResponseKind.Reply)).LlmResponse.Text);
    }

    [Fact]
    public async Task A_candidate_who_does_not_come_back_ends_the_interview_and_one_who_does_keeps_it()
    {
        var (interview, client) = await _world.BeginAsync(change: request => request.Interview.TimeLimit = new() { Seconds = 7200 });
        await client.DisposeAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(14));
        await using var again = await _world.ConverseAsync(interview.Name);
        await again.SayAsync(Inputs.Thinking());
        _world.Time.Advance(TimeSpan.FromMinutes(2));
        await again.SayAsync(Inputs.Thinking());
        Assert.DoesNotContain(again.Durable, message => message.End is not null);

        await again.DisposeAsync();
        await using var watcher = await _world.WatchAsync(interview.Name, role: AttachRole.Watcher);
        await _world.Time.AdvanceUntilAsync(
            () => watcher.Durable.Any(message => message.End is not null), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(20));

        Assert.Equal(EndReason.Abandoned, watcher.Durable[^1].End.Reason);
    }

    [Fact]
    public async Task A_planned_interview_waits_for_its_candidate_as_long_as_it_takes()
    {
        var interview = await _world.CreateAsync();
        await (await _world.ConverseAsync(interview.Name)).DisposeAsync();
        _world.Time.Advance(3 * TimeSpan.FromMinutes(15)); // Three times what a lost client is waited for.

        await using var client = await _world.ConverseAsync(interview.Name);

        await client.SayAsync(Inputs.Begin());
    }

    [Fact]
    public async Task A_reader_who_leaves_too_much_unread_is_cut_and_nobody_else_is()
    {
        var opening = new GenerateOpeningResponse { Greeting = "Hello there.", Question = new string('q', 8_000) };
        _world.Llm.Opening = (_, _) => Task.FromResult(opening);
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        var attach = new Attach { Interview = interview.Name, Role = AttachRole.Watcher };
        using var lazy = _world.Client.Watch(new() { Attach = attach }, _world.As());
        await lazy.ResponseHeadersAsync;
        for (var i = 0; i < 360; i++)
            await client.SayAsync(Inputs.Repeat());

        Assert.Equal((StatusCode.ResourceExhausted, ErrorReason.SlowReader), await EndOfAsync(lazy));
        await client.SayAsync(Inputs.Thinking());
    }

    [Fact]
    public async Task A_reader_who_takes_nothing_for_too_long_is_cut()
    {
        var log = _world.Host.Services.GetRequiredService<IEventLog>();
        var (outbox, written) = (new Outbox(300), new List<ServerMessage>());
        var pump = new StreamPump(log, "none", outbox, new InterviewOptions(), _world.Time);
        var attachment = new Attachment(new() { Attached = new() }, 0, 0, null);
        var start = _world.Time.GetUtcNow();

        var pumping = pump.RunAsync(attachment, 0, message => WriteAsync(written, message), CancellationToken.None);
        outbox.Offer(new() { Sequence = 1, InterviewState = new() });
        await _world.Time.AdvanceUntilAsync(() => pumping.IsCompleted, TimeSpan.FromSeconds(1));

        Assert.Equal(StreamEnd.SlowReader, await pumping);
        Assert.True(_world.Time.GetUtcNow() - start >= TimeSpan.FromSeconds(30));
        Assert.Equal(2, written.Count);

        static Task WriteAsync(List<ServerMessage> written, ServerMessage message)
        {
            written.Add(message);
            return message.Sequence == 0 ? Task.CompletedTask : new TaskCompletionSource().Task;
        }
    }

    private static string Streamed(TestClient client) => string.Concat(client.Messages
        .Where(message => message.LlmResponse?.Kind == ResponseKind.Delta)
        .Select(message => message.LlmResponse.Text));

    private static async Task<(StatusCode Code, ErrorReason Reason)> EndOfAsync(AsyncServerStreamingCall<WatchResponse> call)
    {
        try
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                // Catches up with what was buffered on the way.
            }

            return (StatusCode.OK, ErrorReason.Unspecified);
        }
        catch (RpcException e)
        {
            return (e.StatusCode, Hosting.RpcStatus.From(e).Reason);
        }
    }
}
