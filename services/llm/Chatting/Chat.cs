using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.AI;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Llm.Interviewing;
using SyncInterview.Llm.Models;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Chatting;

/// <summary>
/// Answers conversations of any kind by a configured model. There is nobody to stand in for it: a failure is the caller's to handle.
/// </summary>
internal sealed class Chat(ModelCatalog models, LlmMetrics metrics, TimeProvider time)
{
    /// <summary>The model's answer: text, or calls to run.</summary>
    public async Task<V1.ChatResponse> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var model = models.Find(request.Role == ModelRole.Unspecified ? ModelRole.Main : request.Role)
            ?? throw RpcErrors.FailedPrecondition(ErrorReason.ModelUnavailable, "No model is configured.");
        var start = time.GetTimestamp();
        var usage = new UsageMeter(request.Messages.Sum(message => message.Text.Length));
        var updates = new List<ChatResponseUpdate>();
        try
        {
            var options = ChatMapping.Options(request, model.Options.MaxOutputTokens, model.Options.Temperature);
            await foreach (var update in model.Client.GetStreamingResponseAsync(ChatMapping.Messages(request), options, cancellationToken))
            {
                if (updates.Count == 0)
                    metrics.FirstToken(Purpose.Chat, model.Name, time.GetElapsedTime(start));
                usage.Add(update);
                updates.Add(update);
            }
        }
        catch (ModelException exception)
        {
            throw Refusal(exception);
        }
        finally
        {
            metrics.Used(Purpose.Chat, model.Name, usage.Total);
        }

        var response = updates.ToChatResponse();
        var latency = time.GetElapsedTime(start);
        metrics.Completed(Purpose.Chat, model.Name, latency);
        return new V1.ChatResponse
        {
            Message = ChatMapping.Answer(response),
            FinishReason = ChatMapping.Finish(response.FinishReason),
            Provenance = new Provenance
            {
                Provider = ConfiguredModel.Provider,
                Model = model.Name,
                Latency = Duration.FromTimeSpan(latency),
                Usage = usage.Total,
            },
        };
    }

    private static Grpc.Core.RpcException Refusal(ModelException exception)
    {
        var cause = exception.Failure.ToWireName();
        return exception.Failure switch
        {
            ModelFailure.Filtered => RpcErrors.FailedPrecondition(ErrorReason.ContentFiltered, "The provider withheld the answer."),
            ModelFailure.Refused => RpcErrors.FailedPrecondition(
                ErrorReason.ModelUnavailable, "The provider refused the request.", ("cause", cause)),
            _ => RpcErrors.Unavailable(ErrorReason.ModelUnavailable, $"The model did not answer ({cause}).", exception.RetryAfter),
        };
    }
}
