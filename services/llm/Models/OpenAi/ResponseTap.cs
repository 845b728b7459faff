using System.ClientModel.Primitives;

namespace SyncInterview.Llm.Models.OpenAi;

/// <summary>
/// Sits right above the SDK's transport for one call: puts the watch into the response, and takes a redirect for a refusal.
/// </summary>
internal sealed class ResponseTap(SseWatch watch) : PipelinePolicy
{
    /// <summary>Whether a response has begun.</summary>
    public bool HasResponse { get; private set; }

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        ProcessNext(message, pipeline, currentIndex);
        Tap(message);
    }

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        await ProcessNextAsync(message, pipeline, currentIndex);
        Tap(message);
    }

    private void Tap(PipelineMessage message)
    {
        HasResponse = true;
        var response = message.Response ?? throw new ModelException(ModelFailure.Connect);
        if (response.Status is >= 300 and < 400)
            throw new ModelException(ModelFailure.Refused);
        if (response is { Status: < 300, ContentStream: { } content })
            response.ContentStream = new WatchedStream(content, watch);
    }
}
