using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Llm.V1;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>The llm service as a test wants it. Answers at once, unless told to do something else.</summary>
internal sealed class ScriptedLlm : LlmService.LlmServiceBase
{
    private readonly ConcurrentQueue<string> _cancelled = new();

    /// <summary>What was asked, oldest first.</summary>
    public ConcurrentQueue<IMessage> Requests { get; } = new();

    /// <summary>Deadlines of the calls, by the system's clock.</summary>
    public ConcurrentQueue<(string Method, DateTime Deadline)> Deadlines { get; } = new();

    public Func<GenerateOpeningRequest, ServerCallContext, Task<GenerateOpeningResponse>> Opening { get; set; } = (request, _) =>
        Task.FromResult(new GenerateOpeningResponse
        {
            Greeting = "Welcome to the interview.",
            Question = $"First: {request.Question.TopicTitle}?",
            Provenance = By("main"),
        });

    public Func<GenerateTentativeRequest, ServerCallContext, Task<GenerateTentativeResponse>> Tentative { get; set; } = (_, _) =>
        Task.FromResult(new GenerateTentativeResponse { Text = "I see, please go on.", Provenance = By("mini") });

    public Func<StreamReplyRequest, IServerStreamWriter<StreamReplyResponse>, ServerCallContext, Task> Reply { get; set; } =
        async (request, stream, _) =>
        {
            var (reply, question) = Answer(request);
            await stream.WriteAsync(Delta(reply));
            await stream.WriteAsync(Completed(reply, question));
        };

    public Func<GenerateQuestionRequest, ServerCallContext, Task<GenerateQuestionResponse>> Question { get; set; } = (request, _) =>
        Task.FromResult(new GenerateQuestionResponse { Question = $"Then: {request.Question.TopicTitle}?", Provenance = By("main") });

    public Func<GenerateFillersRequest, ServerCallContext, Task<GenerateFillersResponse>> Fillers { get; set; } = (_, _) =>
        Task.FromResult(new GenerateFillersResponse { Fillers = { "Let me think." }, Provenance = By("mini") });

    public static Provenance By(string model) => new() { Provider = "scripted", Model = model, PromptVersion = "test@1" };

    /// <summary>Whether a call of a method was cancelled by its caller.</summary>
    public bool WasCancelled(string method) => _cancelled.Any(name => name.EndsWith("/" + method, StringComparison.Ordinal));

    /// <summary>The reply and the question that fit a request.</summary>
    public static (string Reply, string Question) Answer(StreamReplyRequest request) => request.Purpose == ReplyPurpose.Closing
        ? ("Thank you for your time. Goodbye.", "")
        : ("Thank you, that is clear to me.", request.NextQuestion is { } next ? $"Next: {next.TopicTitle}?" : "");

    public static StreamReplyResponse Delta(string text) => new() { Delta = new() { Part = ReplyPart.Reply, Text = text } };

    public static StreamReplyResponse Completed(string reply, string question) =>
        new() { Completed = new() { Reply = reply, Question = question, Provenance = By("main") } };

    public override Task<GenerateOpeningResponse> GenerateOpening(GenerateOpeningRequest request, ServerCallContext context) =>
        NoteAsync(request, context, () => Opening(request, context));

    public override Task<GenerateTentativeResponse> GenerateTentative(GenerateTentativeRequest request, ServerCallContext context) =>
        NoteAsync(request, context, () => Tentative(request, context));

    public override Task StreamReply(
        StreamReplyRequest request, IServerStreamWriter<StreamReplyResponse> responseStream, ServerCallContext context) =>
        NoteAsync(request, context, async () =>
        {
            await Reply(request, responseStream, context);
            return true;
        });

    public override Task<GenerateQuestionResponse> GenerateQuestion(GenerateQuestionRequest request, ServerCallContext context) =>
        NoteAsync(request, context, () => Question(request, context));

    public override Task<GenerateFillersResponse> GenerateFillers(GenerateFillersRequest request, ServerCallContext context) =>
        NoteAsync(request, context, () => Fillers(request, context));

    private async Task<T> NoteAsync<T>(IMessage request, ServerCallContext context, Func<Task<T>> answer)
    {
        Requests.Enqueue(request);
        Deadlines.Enqueue((context.Method, context.Deadline));
        try
        {
            return await answer();
        }
        catch (OperationCanceledException)
        {
            _cancelled.Enqueue(context.Method);
            throw;
        }
    }
}
