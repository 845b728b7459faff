using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using SyncInterview.Llm.V1;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell;

/// <summary>What the models are asked, and what becomes of what they say.</summary>
public sealed class ModelCallTests : IAsyncLifetime
{
    private InterviewWorld _world = null!;

    public async Task InitializeAsync() => _world = await InterviewWorld.StartAsync(("Interview:TentativeTimeout", "00:00:00.2"));

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task The_context_holds_the_facts_of_the_documents_and_what_was_said()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.Playback(2, 7));
        await client.SayAsync(Inputs.Final("I built the ledger."));
        await client.StateAsync(ConversationState.WaitingForUserInput);
        await client.SayAsync(Inputs.Final("It was slow."));
        await client.StateAsync(ConversationState.WaitingForUserInput);

        var opening = _world.Llm.Requests.OfType<GenerateOpeningRequest>().Single();
        Assert.Equal((interview.Name, 7L, "en"), (opening.Context.Interview, opening.Context.Seed, opening.Context.LanguageCode));
        Assert.Equal(("Backend Engineer", "Initech"), (opening.Context.JobTitle, opening.Context.Company));
        Assert.Equal(["Run the ledger"], opening.Context.JobFacts);
        Assert.Equal(["Engineer at Acme", "Built a ledger"], opening.Context.ResumeFacts);
        Assert.Equal((interview.Plan.Topics[0].Id, QuestionMove.NewTopic), (opening.Question.TopicId, opening.Question.Move));
        var second = _world.Llm.Requests.OfType<StreamReplyRequest>().Last();
        Assert.Equal("It was slow.", second.Answer);
        Assert.Equal(4, second.CoversThroughClientSequence);
        Assert.Equal(
            [
                "Welcome", $"First: {interview.Plan.Topics[0].Title}?", "I built the ledger.", "Thank you, that is clear to me.",
                second.Question,
            ],
            second.Context.History.Select(entry => entry.Text));
        Assert.Equal([true, true, false, true, true], second.Context.History.Select(entry => entry.Interviewer));
    }

    [Theory]
    [InlineData(Preset.Unspecified, true)]
    [InlineData(Preset.Classic, false)]
    public async Task A_reply_may_be_hedged_unless_the_preset_is_classic(Preset preset, bool hedge)
    {
        var (_, client) = await _world.BeginAsync(change: request => request.Interview.Style = new() { Preset = preset });
        await using var _ = client;
        await client.SayAsync(Inputs.Final("I built the ledger."));
        await client.StateAsync(ConversationState.WaitingForUserInput);
        Assert.Equal(hedge, _world.Llm.Requests.OfType<StreamReplyRequest>().Single().Hedge);
    }

    [Fact]
    public async Task Every_call_has_a_deadline()
    {
        var (_, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.Final("I built the ledger."));
        await client.StateAsync(ConversationState.WaitingForUserInput);

        var latest = TimeProvider.System.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(31);
        Assert.NotEmpty(_world.Llm.Deadlines);
        Assert.All(_world.Llm.Deadlines, call => Assert.InRange(call.Deadline, DateTime.UnixEpoch, latest));
    }

    [Fact]
    public async Task Streamed_text_arrives_in_order_and_adds_up_to_the_reply()
    {
        _world.Llm.Reply = async (request, stream, _) =>
        {
            foreach (var word in "That is a good one. And it holds. Even so. We go on.".Split(' '))
                await stream.WriteAsync(ScriptedLlm.Delta(word + " "));
            await stream.WriteAsync(ScriptedLlm.Completed("That is a good one. And it holds. Even so. We go on.", "Why?"));
        };
        var (_, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.Final("I built the ledger."));
        await client.StateAsync(ConversationState.WaitingForUserInput);

        var streamed = "";
        foreach (var delta in client.Messages.Where(message => message.LlmResponse?.Kind == ResponseKind.Delta))
        {
            Assert.Equal(streamed.Length, delta.LlmResponse.Offset);
            streamed += delta.LlmResponse.Text;
        }

        Assert.StartsWith("That is a good one. ", streamed, StringComparison.Ordinal);
        Assert.StartsWith(streamed.TrimEnd(), "That is a good one. And it holds. Even so. We go on.", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_starts_over_is_a_further_attempt()
    {
        _world.Llm.Reply = async (request, stream, _) =>
        {
            await stream.WriteAsync(ScriptedLlm.Delta("This is from one provider. And "));
            await stream.WriteAsync(new() { Restarted = new() { Cause = "cut" } });
            await stream.WriteAsync(ScriptedLlm.Delta("This is from another. "));
            await stream.WriteAsync(ScriptedLlm.Completed("This is from another.", "Why?"));
        };
        var (_, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.Final("I built the ledger."));
        await client.StateAsync(ConversationState.WaitingForUserInput);

        var reply = client.Durable.Last(message => message.LlmResponse?.Kind == ResponseKind.Reply).LlmResponse;
        Assert.Equal(("This is from another.", 2), (reply.Text, reply.Attempt));
    }

    [Fact]
    public async Task A_reply_that_ends_before_it_is_complete_is_no_success()
    {
        _world.Llm.Reply = async (request, stream, _) => await stream.WriteAsync(ScriptedLlm.Delta("This is only the begin"));
        var (_, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.Final("I built the ledger."));

        await client.ErrorAsync(ErrorReason.ModelUnavailable);
        await client.StateAsync(ConversationState.WaitingForUserInput);
        Assert.Equal(
            "canned", client.Durable.Last(message => message.LlmResponse?.Kind == ResponseKind.Question).LlmResponse.Provenance.Provider);
    }

    [Fact]
    public async Task What_the_provider_withheld_is_said_to_be_withheld()
    {
        _world.Llm.Reply = (_, _, _) => throw RpcErrors.FailedPrecondition(ErrorReason.ContentFiltered, "Withheld.");
        var (_, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.Final("I built the ledger."));

        await client.ErrorAsync(ErrorReason.ContentFiltered);
        await client.StateAsync(ConversationState.WaitingForUserInput);
    }

    [Fact]
    public async Task Without_any_model_the_interview_goes_on_all_the_same()
    {
        _world.Llm.Opening = (_, _) => throw RpcErrors.Unavailable(ErrorReason.Unavailable, "Down.");
        _world.Llm.Reply = (_, _, _) => throw RpcErrors.Unavailable(ErrorReason.Unavailable, "Down.");
        _world.Llm.Question = (_, _) => throw RpcErrors.Unavailable(ErrorReason.Unavailable, "Down.");
        var (_, client) = await _world.BeginAsync();
        await using var _ = client;

        await client.SayAsync(Inputs.Final("I built the ledger."));
        await client.StateAsync(ConversationState.WaitingForUserInput);
        await client.SayAsync(Inputs.End());

        Assert.Null(await client.EndedAsync());
        Assert.Equal(2, client.Durable.Count(message => message.LlmResponse?.Kind == ResponseKind.Question));
    }

    [Fact]
    public async Task A_late_reply_is_bridged_by_the_tentative_one_that_was_prepared()
    {
        var goOn = new TaskCompletionSource();
        _world.Llm.Reply = async (request, stream, context) =>
        {
            await goOn.Task.WaitAsync(context.CancellationToken);
            await stream.WriteAsync(ScriptedLlm.Completed("The ledger is a good example.", "Why?"));
        };
        var (_, client) = await _world.BeginAsync();
        await using var _ = client;
        const string Said = "I built the ledger and moved all payments over to it.";
        await client.SayAsync(Inputs.Chunk(Said));
        var tentative = await _world.UntilAsync(client, ResponseKind.Tentative);
        await client.SayAsync(Inputs.Final(Said));
        var bridge = await _world.UntilAsync(client, ResponseKind.Bridge);

        Assert.Equal(("I see, please go on.", tentative.Sequence), (bridge.LlmResponse.Text, bridge.LlmResponse.ReplacesSequence));
        goOn.SetResult();
        await client.StateAsync(ConversationState.WaitingForUserInput);
        var reply = client.Durable.Last(message => message.LlmResponse?.Kind == ResponseKind.Reply).LlmResponse;
        Assert.Equal(ReplyRelation.Continues, reply.Relation);
        var asked = _world.Llm.Requests.OfType<GenerateTentativeRequest>().Single();
        Assert.Equal((Said, 2L), (asked.Utterance, asked.CoversThroughClientSequence));
    }

    [Fact]
    public async Task A_tentative_reply_that_does_not_come_in_time_does_no_harm()
    {
        _world.Llm.Tentative = async (_, context) =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return new();
        };
        var (_, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.Chunk("I built the ledger and moved all payments over to it."));
        _world.Time.Advance(TimeSpan.FromSeconds(2));
        await Eventually.HoldsAsync(() => _world.Llm.WasCancelled("GenerateTentative"));

        await client.SayAsync(Inputs.Final("I built the ledger and moved all payments over to it."));
        await client.StateAsync(ConversationState.WaitingForUserInput);
    }

    [Fact]
    public async Task Cutting_in_cancels_the_call_all_the_way_to_the_model()
    {
        _world.Llm.Reply = async (_, stream, context) =>
        {
            await stream.WriteAsync(ScriptedLlm.Delta("That is a good point, and now "));
            await stream.WriteAsync(ScriptedLlm.Delta("I go on. And "));
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        };
        var (_, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.Final("I built the ledger."));
        await client.ResponseAsync(ResponseKind.Delta);

        await client.SayAsync(Inputs.BargeIn(0, 12));

        await Eventually.HoldsAsync(() => _world.Llm.WasCancelled("StreamReply"));
        await client.StateAsync(ConversationState.Listening);
    }
}
