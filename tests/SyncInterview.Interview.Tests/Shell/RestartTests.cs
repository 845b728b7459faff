using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Events.V1;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell;

/// <summary>The process ends and another goes on.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private InterviewWorld _world = null!;

    public async Task InitializeAsync() => _world = await InterviewWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_all_sequences_go_on()
    {
        var (interview, client) = await _world.BeginAsync();
        await client.SayAsync(Inputs.Final("I built the ledger."));
        await client.StateAsync(ConversationState.WaitingForUserInput);
        await client.SayAsync(Inputs.Chunk("And then"));
        await client.DisposeAsync();

        await _world.RestartAsync();
        await using var again = await _world.ConverseAsync(interview.Name);

        Assert.Equal((3L, ConversationState.Listening), (again.NextSequence - 1, again.Messages[0].Attached.State));
        await again.GetAsync(message => message.Sequence == client.Durable.Count);
        Assert.Equal(client.Durable, again.Durable);
        await again.SayAsync(Inputs.Final("And then it went live."));
        await again.StateAsync(ConversationState.WaitingForUserInput);
        Assert.Equal(Enumerable.Range(1, again.Durable.Count).Select(i => (long)i), again.Durable.Select(message => message.Sequence));
        var transcript = (await _world.Client.GetTranscriptAsync(new() { Name = interview.Name }, _world.As())).Transcript;
        Assert.Equal(
            ["I built the ledger.", "And then it went live."],
            transcript.Utterances.Where(utterance => utterance.Speaker == Speaker.Candidate).Select(utterance => utterance.Text));
    }

    [Fact]
    public async Task A_reply_that_was_under_way_is_generated_again_as_a_further_attempt()
    {
        var held = new TaskCompletionSource();
        _world.Llm.Reply = async (request, stream, context) =>
        {
            await stream.WriteAsync(ScriptedLlm.Delta("This beginning is lost. With"));
            await held.Task.WaitAsync(context.CancellationToken);
        };
        var (interview, client) = await _world.BeginAsync();
        await client.SayAsync(Inputs.Final("I built the ledger."));
        await client.ResponseAsync(ResponseKind.Delta);
        await client.DisposeAsync();
        _world.Llm.Reply = async (request, stream, _) => await stream.WriteAsync(ScriptedLlm.Completed("This is whole.", "Why?"));

        await _world.RestartAsync();
        await using var again = await _world.ConverseAsync(interview.Name);

        await again.StateAsync(ConversationState.WaitingForUserInput);
        var reply = again.Durable.Last(message => message.LlmResponse?.Kind == ResponseKind.Reply).LlmResponse;
        Assert.Equal(("This is whole.", 2), (reply.Text, reply.Attempt));
        Assert.Equal(2, again.Durable.Count(message => message.LlmResponse?.Kind == ResponseKind.Reply));
    }

    [Fact]
    public async Task Timers_go_on_in_the_next_process_although_no_client_comes()
    {
        var (interview, client) = await _world.BeginAsync();
        await client.DisposeAsync();

        await _world.RestartAsync();
        await _world.Time.AdvanceUntilAsync(
            () => _world.Announced.Of<InterviewEnded>().Any(), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(40));

        Assert.Equal(interview.Name, _world.Announced.Of<InterviewEnded>().Single().Interview);
        var ended = (await _world.Client.GetInterviewAsync(new() { Name = interview.Name }, _world.As())).Interview;
        Assert.Equal((ConversationState.Ended, EndReason.Abandoned), (ended.State, ended.EndReason));
    }

    [Fact]
    public async Task An_owner_that_was_overtaken_loses_at_its_next_append_and_acknowledges_nothing_more()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        var before = await _world.TakeOverAsync();
        await using var newer = await _world.ConverseAsync(interview.Name);
        await newer.SayAsync(Inputs.Chunk("I am here"));

        await client.SendAsync(new() { ClientSequence = 2, Chunk = new() { Text = "I am there" } });

        Assert.Equal((StatusCode.Unavailable, ErrorReason.Unavailable), await client.EndAsync());
        Assert.DoesNotContain(client.Messages, message => message.AcknowledgedClientSequence >= 2);
        var transcript = (await _world.Client.GetTranscriptAsync(new() { Name = interview.Name }, _world.As())).Transcript;
        Assert.Equal("I am here", transcript.Utterances.Single(utterance => utterance.Speaker == Speaker.Candidate).Text);
        await before.DisposeAsync();
    }

    [Fact]
    public async Task What_the_process_owed_to_others_is_announced_by_the_next_and_the_rest_not_again()
    {
        var (interview, client) = await _world.BeginAsync();
        await Eventually.HoldsAsync(() => _world.Announced.Of<InterviewStarted>().Any());
        _world.Faults.IsBusDown = true;
        await client.SayAsync(Inputs.End());
        await client.EndedAsync();
        await client.DisposeAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        await _world.Host.DisposeAsync();
        _world.Faults.IsBusDown = false;

        await _world.TakeOverAsync();

        await Eventually.HoldsAsync(() => _world.Announced.Of<InterviewEnded>().Any());
        Assert.Equal(interview.Name, Assert.Single(_world.Announced.Of<InterviewEnded>()).Interview);
        Assert.Single(_world.Announced.Of<InterviewStarted>());
    }

    [Fact]
    public async Task A_session_that_nobody_needs_leaves_memory_and_comes_back_when_it_is_needed()
    {
        var interview = await _world.CreateAsync();
        await (await _world.ConverseAsync(interview.Name)).DisposeAsync();
        Assert.NotNull(_world.FindSession(interview));

        await _world.Time.AdvanceUntilAsync(() => _world.FindSession(interview) is null, TimeSpan.FromSeconds(20));

        await using var client = await _world.ConverseAsync(interview.Name);
        await client.SayAsync(Inputs.Begin());
    }

    [Fact]
    public async Task Asking_while_a_session_leaves_memory_always_gets_an_answer()
    {
        var interview = await _world.CreateAsync();
        for (var i = 0; i < 60; i++)
        {
            var sending = _world.SendAsync(interview.Name, 9, Inputs.Begin());
            _world.Time.Advance(TimeSpan.FromSeconds(61));
            var e = await Assert.ThrowsAsync<RpcException>(() => sending);
            Assert.Equal(ErrorReason.SequenceGap, Hosting.RpcStatus.From(e).Reason);
        }
    }
}
