using Grpc.Core;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Edge.Tests.Kit;

/// <summary>One method of each kind.</summary>
internal sealed class InterviewProbe : InterviewService.InterviewServiceBase
{
    public Func<GetInterviewRequest, ServerCallContext, Task<GetInterviewResponse>> OnGet { get; set; } =
        (request, _) => Task.FromResult(new GetInterviewResponse { Interview = new Interview { Name = request.Name } });

    public Func<WatchRequest, IServerStreamWriter<WatchResponse>, ServerCallContext, Task> OnWatch { get; set; } =
        (_, _, _) => Task.CompletedTask;

    public Func<IAsyncStreamReader<ConverseRequest>, IServerStreamWriter<ConverseResponse>, ServerCallContext, Task> OnConverse { get; set; } =
        EchoAsync;

    public override Task<GetInterviewResponse> GetInterview(GetInterviewRequest request, ServerCallContext context) => OnGet(request, context);

    public override Task Watch(WatchRequest request, IServerStreamWriter<WatchResponse> responseStream, ServerCallContext context) =>
        OnWatch(request, responseStream, context);

    public override Task Converse(
        IAsyncStreamReader<ConverseRequest> requestStream, IServerStreamWriter<ConverseResponse> responseStream, ServerCallContext context) =>
        OnConverse(requestStream, responseStream, context);

    public static WatchResponse Message(long sequence, string turn = "") =>
        new() { Message = new ServerMessage { Sequence = sequence, TurnId = turn } };

    // Answers each message with its sequence.
    private static async Task EchoAsync(
        IAsyncStreamReader<ConverseRequest> requests, IServerStreamWriter<ConverseResponse> responses, ServerCallContext context)
    {
        await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
            await responses.WriteAsync(new ConverseResponse { Message = new ServerMessage { Sequence = request.Message.ClientSequence } });
    }
}
