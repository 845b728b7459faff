using Grpc.Core;
using SyncInterview.Bench.Load;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Bench.Relay;

/// <summary>
/// The least that could hold a conversation: what a `final` says goes to the model, and the model's tokens come back, each as it comes.
/// No log, no state, no deadline: the floor that the product is measured against. Input is acknowledged at once, and is not durable.
/// </summary>
internal sealed class RelayService(ModelCaller model) : InterviewService.InterviewServiceBase
{
    /// <inheritdoc/>
    public override async Task Converse(
        IAsyncStreamReader<ConverseRequest> requestStream, IServerStreamWriter<ConverseResponse> responseStream, ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            var message = request.Message;
            if (message.Attach is not null)
                await responseStream.WriteAsync(Message(0, m => m.Attached = new() { Interview = message.Attach.Interview }));
            else
                await responseStream.WriteAsync(Message(message.ClientSequence, m => m.Ack = new()));
            if (message.Final is not null)
                await ReplyAsync(message, responseStream, context.CancellationToken);
            if (message.Final is not null || message.Control?.Begin is not null)
                await responseStream.WriteAsync(Message(message.ClientSequence, m => m.InterviewState = HasFloor()));
        }
    }

    private static InterviewState HasFloor() => new()
    {
        State = ConversationState.WaitingForUserInput,
        Timing = new() { First = FirstResponse.Definitive },
    };

    private static ConverseResponse Message(long acknowledged, Action<ServerMessage> fill)
    {
        var message = new ServerMessage { AcknowledgedClientSequence = acknowledged };
        fill(message);
        return new() { Message = message };
    }

    private async Task ReplyAsync(ClientMessage final, IServerStreamWriter<ConverseResponse> to, CancellationToken cancellationToken)
    {
        await foreach (var token in model.AskAsync(final.Final.Text, cancellationToken))
            await to.WriteAsync(Message(final.ClientSequence, m => m.LlmResponse = new() { Kind = ResponseKind.Delta, Text = token }), cancellationToken);
    }
}
