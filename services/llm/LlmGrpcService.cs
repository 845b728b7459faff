using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Conversation;
using SyncInterview.Hosting;
using SyncInterview.Llm.Chatting;
using SyncInterview.Llm.Interviewing;
using SyncInterview.Llm.Models;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm;

/// <summary>The llm service on the wire.</summary>
internal sealed class LlmGrpcService(Interviewer interviewer, ReplyStreamer replies, Chat chat, ModelCatalog models, LlmMetrics metrics)
    : LlmService.LlmServiceBase
{
    /// <inheritdoc/>
    public override Task<GenerateOpeningResponse> GenerateOpening(GenerateOpeningRequest request, ServerCallContext context)
    {
        LlmRequestRules.Check(request);
        return interviewer.OpenAsync(request, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<GenerateTentativeResponse> GenerateTentative(GenerateTentativeRequest request, ServerCallContext context)
    {
        LlmRequestRules.Check(request);
        var response = await interviewer.ReplyTentativelyAsync(request, context.CancellationToken);
        if (TentativeSafety.Check(response.Text, request.Utterance) is { IsSafe: false } check)
        {
            metrics.TentativeRefused(check.Violation.ToString());
            throw RpcErrors.FailedPrecondition(ErrorReason.ContentFiltered, $"The tentative reply was not safe to say: {check.Violation}.");
        }

        return response;
    }

    /// <inheritdoc/>
    public override Task StreamReply(
        StreamReplyRequest request, IServerStreamWriter<StreamReplyResponse> responseStream, ServerCallContext context)
    {
        LlmRequestRules.Check(request);
        return responseStream.WriteAllAsync(cancellation => replies.StreamAsync(request, cancellation), context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<GenerateQuestionResponse> GenerateQuestion(GenerateQuestionRequest request, ServerCallContext context)
    {
        LlmRequestRules.Check(request);
        return interviewer.AskAsync(request, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<GenerateFillersResponse> GenerateFillers(GenerateFillersRequest request, ServerCallContext context)
    {
        LlmRequestRules.Check(request);
        return interviewer.FillAsync(request, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<ChatResponse> Chat(ChatRequest request, ServerCallContext context)
    {
        LlmRequestRules.Check(request);
        return chat.AnswerAsync(request, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<ListModelsResponse> ListModels(ListModelsRequest request, ServerCallContext context)
    {
        var response = new ListModelsResponse();
        foreach (var model in models.All)
        {
            response.Models.Add(new Model
            {
                Role = model.Role,
                Name = model.Name,
                Provider = ConfiguredModel.Provider,
                FirstContentTimeout = Duration.FromTimeSpan(model.Options.FirstContentTimeout),
            });
        }

        if (response.Models.Count == 0)
            response.Models.Add(new Model { Role = ModelRole.Main, Name = OfflineProvenance.Name, Provider = OfflineProvenance.Name });
        return Task.FromResult(response);
    }
}
