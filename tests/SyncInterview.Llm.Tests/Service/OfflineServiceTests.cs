using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Conversation;
using SyncInterview.Hosting;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Tests.Service;

public sealed class OfflineServiceTests
{
    [Fact]
    public async Task Without_a_model_every_text_is_there_and_labelled_offline()
    {
        await using var llm = await LlmHost.StartAsync();
        var opening = await llm.Client.GenerateOpeningAsync(new() { Context = LlmHost.Context, Question = LlmHost.Directive }, llm.Headers);
        var question = await llm.Client.GenerateQuestionAsync(
            new() { Context = LlmHost.Context, Question = LlmHost.Directive }, llm.Headers);
        var tentative = await llm.Client.GenerateTentativeAsync(
            new() { Context = LlmHost.Context, Utterance = "so the payments ledger", CoversThroughClientSequence = 12 }, llm.Headers);
        var fillers = await llm.Client.GenerateFillersAsync(
            new() { Context = LlmHost.Context, Fillers = 12, Surprises = 2, Topics = { LlmHost.Directive } }, llm.Headers);

        Assert.NotEmpty(opening.Greeting);
        Assert.NotEmpty(opening.Question);
        Assert.NotEmpty(question.Question);
        Assert.True(TentativeSafety.Check(tentative.Text, "so the payments ledger").IsSafe);
        Assert.Equal(12, tentative.Provenance.CoversThroughClientSequence);
        Assert.Equal((12, 2), (fillers.Fillers.Count, fillers.Surprises.Count));
        Provenance[] provenances = [opening.Provenance, question.Provenance, tentative.Provenance, fillers.Provenance];
        Assert.Equal(
            Enumerable.Repeat(("offline", "", "offline@1", true), 4),
            provenances.Select(provenance => (provenance.Provider, provenance.Model, provenance.PromptVersion, provenance.Offline)));
    }

    [Fact]
    public async Task A_reply_is_streamed_word_by_word_and_completed_last()
    {
        await using var llm = await LlmHost.StartAsync();
        var messages = await llm.ReplyAsync(new()
        {
            Context = LlmHost.Context,
            Answer = "I moved the payments ledger to events in 2021.",
            NextQuestion = LlmHost.Directive,
            Purpose = ReplyPurpose.Answer,
            CoversThroughClientSequence = 4,
        });
        var completed = messages[^1].Completed;
        Assert.NotNull(completed);
        Assert.True(messages.Count > 5);
        Assert.All(messages.SkipLast(1), message => Assert.NotNull(message.Delta));
        Assert.Equal(completed.Reply, Text(messages, ReplyPart.Reply));
        Assert.Equal(completed.Question, Text(messages, ReplyPart.Question));
        Assert.Equal(4, completed.Provenance.CoversThroughClientSequence);
    }

    [Fact]
    public async Task A_closing_has_no_question()
    {
        await using var llm = await LlmHost.StartAsync();
        var completed = (await llm.ReplyAsync(new() { Context = LlmHost.Context, Purpose = ReplyPurpose.Closing }))[^1].Completed;
        Assert.NotEmpty(completed.Reply);
        Assert.Empty(completed.Question);
    }

    [Fact]
    public async Task The_offline_interviewer_is_the_only_model_listed()
    {
        await using var llm = await LlmHost.StartAsync();
        var models = (await llm.Client.ListModelsAsync(new(), llm.Headers)).Models;
        Assert.Equal([("offline", "offline")], models.Select(model => (model.Name, model.Provider)));
    }

    [Fact]
    public async Task Chat_needs_a_model()
    {
        await using var llm = await LlmHost.StartAsync();
        var request = new ChatRequest { Messages = { new ChatMessage { Role = ChatRole.User, Text = "Hello" } } };
        var status = await FailureOf(async () => await llm.Client.ChatAsync(request, llm.Headers));
        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.ModelUnavailable), (status.Code, status.Reason));
    }

    [Fact]
    public async Task Requests_beyond_the_rules_are_refused_with_every_field()
    {
        await using var llm = await LlmHost.StartAsync();
        var context = LlmHost.Context;
        context.Interview = "nobody";
        context.LanguageCode = "de";
        var status = await FailureOf(
            async () => await llm.Client.GenerateFillersAsync(new() { Context = context, Fillers = 51, Surprises = -1 }, llm.Headers));
        Assert.Equal((StatusCode.InvalidArgument, ErrorReason.InvalidField), (status.Code, status.Reason));
        AssertNames(status, "context.interview", "context.language_code", "fillers", "surprises");

        status = await FailureOf(
            async () => await llm.Client.GenerateTentativeAsync(new() { Utterance = new string('x', 40_000) }, llm.Headers));
        AssertNames(status, "context", "utterance");

        var tool = new ChatTool { Name = "Not A Tool", ParametersJsonSchema = "no json" };
        status = await FailureOf(async () => await llm.Client.ChatAsync(new() { Tools = { tool }, Temperature = 3 }, llm.Headers));
        AssertNames(status, "messages", "tools[0].name", "tools[0].parameters_json_schema", "temperature");
    }

    [Fact]
    public async Task A_closing_with_a_next_question_is_refused()
    {
        await using var llm = await LlmHost.StartAsync();
        var request = new StreamReplyRequest
        {
            Context = LlmHost.Context,
            Purpose = ReplyPurpose.Closing,
            NextQuestion = LlmHost.Directive,
        };
        Assert.Equal(StatusCode.InvalidArgument, (await FailureOf(() => llm.ReplyAsync(request))).Code);
    }

    private static void AssertNames(RpcStatus status, params string[] fields) =>
        Assert.All(fields, field => Assert.Contains(field, status.Message, StringComparison.Ordinal));

    private static async Task<RpcStatus> FailureOf(Func<Task> call) => RpcStatus.From(await Assert.ThrowsAsync<RpcException>(call));

    private static string Text(IEnumerable<StreamReplyResponse> messages, ReplyPart part) =>
        string.Concat(messages.Where(message => message.Delta?.Part == part).Select(message => message.Delta.Text));
}
