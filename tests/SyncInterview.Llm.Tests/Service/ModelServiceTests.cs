using System.Net;
using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Llm.V1;
using SyncInterview.Testing;
using SyncInterview.Testing.FakeOpenAi;

namespace SyncInterview.Llm.Tests.Service;

public sealed class ModelServiceTests : IAsyncLifetime
{
    private static readonly StreamReplyRequest Reply = new()
    {
        Context = LlmHost.Context,
        Answer = "I moved the payments ledger to events in 2021.",
        NextQuestion = LlmHost.Directive,
        Purpose = ReplyPurpose.Answer,
        CoversThroughClientSequence = 9,
    };

    private FakeOpenAiServer _server = null!;
    private LlmHost _llm = null!;

    public async Task InitializeAsync()
    {
        _server = await FakeOpenAiServer.StartAsync();
        _llm = await LlmHost.StartAsync(
            ("Llm:Main:BaseUrl", _server.BaseUrl.ToString()),
            ("Llm:Main:Model", "big"),
            ("Llm:Main:RetryDelay", "00:00:00"),
            ("Llm:Mini:BaseUrl", _server.BaseUrl.ToString()),
            ("Llm:Mini:Model", "small"),
            ("Llm:Mini:RetryDelay", "00:00:00"));
    }

    public async Task DisposeAsync()
    {
        await _llm.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_reply_is_streamed_part_by_part_with_its_provenance()
    {
        _server.Enqueue(
            FakeReply.Text("Thank you for the ledger. QUESTION: What did you do about Kafka?") with { Usage = new(300, 200, 15) });
        var messages = await _llm.ReplyAsync(Reply);
        var completed = messages[^1].Completed;
        Assert.Equal(("Thank you for the ledger.", "What did you do about Kafka?"), (completed.Reply, completed.Question));
        Assert.Equal("Thank you for the ledger.", Text(messages, ReplyPart.Reply).TrimEnd());
        Assert.Equal("What did you do about Kafka?", Text(messages, ReplyPart.Question));
        Assert.DoesNotContain(messages, message => message.Restarted is not null);
        var provenance = completed.Provenance;
        Assert.Equal(
            ("openai-compatible", "big", "reply@1", false, 9L),
            (provenance.Provider, provenance.Model, provenance.PromptVersion, provenance.Offline, provenance.CoversThroughClientSequence));
        Assert.Equal(new TokenUsage { InputTokens = 300, CachedInputTokens = 200, OutputTokens = 15 }, provenance.Usage);
        Assert.True(provenance.Latency.ToTimeSpan() > TimeSpan.Zero);
    }

    [Fact]
    public async Task Usage_that_is_not_stated_is_estimated_and_flagged()
    {
        _server.Enqueue(FakeReply.Text("QUESTION: What did you do about Kafka?") with { Usage = null });
        var usage = (await _llm.ReplyAsync(Reply))[^1].Completed.Provenance.Usage;
        Assert.True(usage.Estimated);
        Assert.InRange(usage.OutputTokens, 5, 20);
        Assert.InRange(usage.InputTokens, 300, 3000);
    }

    [Theory]
    [InlineData(FakeCut.EndEarly, "incomplete")]
    [InlineData(FakeCut.Error, "error_in_stream")]
    public async Task A_failure_after_the_first_token_restarts_with_a_whole_offline_reply(FakeCut cut, string cause)
    {
        _server.Enqueue(FakeReply.Text("Thank you for the ledger. QUESTION: What did you do?") with { Cut = cut, CutAfterTokens = 6 });
        var messages = await _llm.ReplyAsync(Reply);
        var restart = messages.FindIndex(message => message.Restarted is not null);
        Assert.True(restart > 0);
        Assert.Equal(cause, messages[restart].Restarted.Cause);
        AssertWholeOfflineReply([.. messages.Skip(restart + 1)], cause);
    }

    [Theory]
    [InlineData("length", "truncated")]
    [InlineData("content_filter", "filtered")]
    [InlineData("tool_calls", "malformed")]
    public async Task An_answer_that_did_not_end_of_its_own_accord_is_a_failure(string finish, string cause)
    {
        _server.Enqueue(FakeReply.Text("Thank you for the ledger. And then") with { FinishReason = finish });
        var messages = await _llm.ReplyAsync(Reply);
        AssertWholeOfflineReply([.. messages.SkipWhile(message => message.Restarted is null).Skip(1)], cause);
    }

    [Theory]
    [InlineData(FakeCut.EndEarly, "incomplete")]
    [InlineData(FakeCut.Error, "error_in_stream")]
    public async Task A_failure_before_the_first_speakable_sentence_is_not_heard(FakeCut cut, string cause)
    {
        _server.Enqueue(FakeReply.Text("Thank you for the ledger.") with { Cut = cut, CutAfterTokens = 4 });
        var messages = await _llm.ReplyAsync(Reply);
        Assert.DoesNotContain(messages, message => message.Restarted is not null);
        AssertWholeOfflineReply(messages, cause);
    }

    [Fact]
    public async Task A_failure_before_the_first_token_is_not_heard()
    {
        _server.Respond = _ => FakeReply.Error(HttpStatusCode.ServiceUnavailable);
        var messages = await _llm.ReplyAsync(Reply);
        Assert.DoesNotContain(messages, message => message.Restarted is not null);
        AssertWholeOfflineReply(messages, "server_error");
        Assert.Equal(2, _server.Stats.Requests);
    }

    [Fact]
    public async Task An_answer_without_words_is_replaced()
    {
        _server.Respond = _ => FakeReply.Text(" \n ");
        AssertWholeOfflineReply(await _llm.ReplyAsync(Reply), "empty");
    }

    [Fact]
    public async Task A_single_question_without_marker_ends_up_as_the_question()
    {
        _server.Enqueue(FakeReply.Text("Tell me, what came next?"));
        var messages = await _llm.ReplyAsync(Reply);
        var last = messages[^1].Completed;
        Assert.Equal(("", "Tell me, what came next?"), (last.Reply, last.Question));
        Assert.Equal(("", "Tell me, what came next?"), (Text(messages, ReplyPart.Reply), Text(messages, ReplyPart.Question)));
    }

    [Fact]
    public async Task A_question_that_shows_only_after_its_beginning_was_said_starts_the_reply_over()
    {
        _server.Enqueue(FakeReply.Text("Thank you for that. And then\ntell me, what came next?"));
        var messages = await _llm.ReplyAsync(Reply);
        var restart = messages.FindIndex(message => message.Restarted is not null);
        Assert.True(restart > 0);
        Assert.Equal("And then tell me, what came next?", messages[^1].Completed.Question);
        Assert.Equal("Thank you for that.", Text(messages.Skip(restart), ReplyPart.Reply).TrimEnd());
        Assert.Equal("And then tell me, what came next?", Text(messages.Skip(restart), ReplyPart.Question));
    }

    [Fact]
    public async Task Cancelling_the_call_aborts_the_providers_request()
    {
        _server.Enqueue(FakeReply.Text("Thank you for the ledger. And then") with { Cut = FakeCut.Stall, CutAfterTokens = 6 });
        using var call = _llm.Client.StreamReply(Reply, _llm.Headers);
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        call.Dispose();
        await Eventually.HoldsAsync(() => _server.Stats is { Aborted: 1, Active: 0 });
    }

    [Fact]
    public async Task Opening_and_question_come_from_the_main_model()
    {
        _server.Enqueue(FakeReply.Text("Hello and welcome.\nQUESTION: What drew you here?"), FakeReply.Text("QUESTION: What about Kafka?"));
        var opening = await _llm.Client.GenerateOpeningAsync(
            new() { Context = LlmHost.Context, Question = LlmHost.Directive }, _llm.Headers);
        var question = await _llm.Client.GenerateQuestionAsync(
            new() { Context = LlmHost.Context, Question = LlmHost.Directive }, _llm.Headers);
        Assert.Equal(
            ("Hello and welcome.", "What drew you here?", "opening@1"),
            (opening.Greeting, opening.Question, opening.Provenance.PromptVersion));
        Assert.Equal(("What about Kafka?", "question@1"), (question.Question, question.Provenance.PromptVersion));
        Assert.All(_server.Requests, request => Assert.Equal("big", request.Model));
    }

    [Fact]
    public async Task An_opening_without_question_is_replaced_as_a_whole()
    {
        _server.Enqueue(FakeReply.Text("Hello and welcome."));
        var opening = await _llm.Client.GenerateOpeningAsync(
            new() { Context = LlmHost.Context, Question = LlmHost.Directive }, _llm.Headers);
        Assert.DoesNotContain("Hello and welcome.", opening.Greeting, StringComparison.Ordinal);
        Assert.NotEmpty(opening.Question);
        Assert.Equal("offline (in place of big: malformed)", opening.Provenance.Model);
        Assert.True(opening.Provenance.Offline);
    }

    [Fact]
    public async Task Tentatives_and_fillers_come_from_the_mini_model()
    {
        _server.Enqueue(
            FakeReply.Text("Okay, the payments ledger."), FakeReply.Text("FILLER: Let me see.\nSURPRISE t1: The team is gone."));
        var tentative = await _llm.Client.GenerateTentativeAsync(
            new() { Context = LlmHost.Context, Utterance = "so the payments ledger" }, _llm.Headers);
        var fillers = await _llm.Client.GenerateFillersAsync(
            new() { Context = LlmHost.Context, Fillers = 5, Surprises = 1, Topics = { LlmHost.Directive } }, _llm.Headers);
        Assert.Equal(("Okay, the payments ledger.", "small"), (tentative.Text, tentative.Provenance.Model));
        Assert.Equal("Let me see.", Assert.Single(fillers.Fillers));
        Assert.Equal("The team is gone.", Assert.Single(fillers.Surprises).Text);
        Assert.All(_server.Requests, request => Assert.Equal("small", request.Model));
    }

    [Theory]
    [InlineData("That is a great answer.")]
    [InlineData("Okay, and what came next?")]
    [InlineData("Okay, like at Google.")]
    public async Task A_tentative_that_is_not_safe_is_refused(string text)
    {
        _server.Enqueue(FakeReply.Text(text));
        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
            await _llm.Client.GenerateTentativeAsync(new() { Context = LlmHost.Context, Utterance = "so we moved it" }, _llm.Headers));
        var status = RpcStatus.From(exception);
        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.ContentFiltered), (status.Code, status.Reason));
        Assert.DoesNotContain(text, status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tentative_of_a_failed_model_comes_from_the_offline_interviewer()
    {
        _server.Respond = _ => FakeReply.Error(HttpStatusCode.Unauthorized);
        var tentative = await _llm.Client.GenerateTentativeAsync(
            new() { Context = LlmHost.Context, Utterance = "so we moved it" }, _llm.Headers);
        Assert.Equal("offline (in place of small: refused)", tentative.Provenance.Model);
    }

    [Fact]
    public async Task Configured_models_are_listed_main_first()
    {
        var models = (await _llm.Client.ListModelsAsync(new(), _llm.Headers)).Models;
        Assert.Equal([(ModelRole.Main, "big"), (ModelRole.Mini, "small")], models.Select(model => (model.Role, model.Name)));
        Assert.All(models, model => Assert.True(model.FirstContentTimeout.ToTimeSpan() > TimeSpan.Zero));
    }

    private static void AssertWholeOfflineReply(IReadOnlyList<StreamReplyResponse> messages, string cause)
    {
        var completed = messages[^1].Completed;
        Assert.NotEmpty(completed.Reply);
        Assert.NotEmpty(completed.Question);
        Assert.Equal(completed.Reply, Text(messages, ReplyPart.Reply));
        Assert.Equal(completed.Question, Text(messages, ReplyPart.Question));
        Assert.Equal(
            ("offline", $"offline (in place of big: {cause})", true),
            (completed.Provenance.Provider, completed.Provenance.Model, completed.Provenance.Offline));
    }

    private static string Text(IEnumerable<StreamReplyResponse> messages, ReplyPart part) =>
        string.Concat(messages.Where(message => message.Delta?.Part == part).Select(message => message.Delta.Text));
}
