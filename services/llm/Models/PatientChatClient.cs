using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;
using SyncInterview.Llm.Options;

namespace SyncInterview.Llm.Models;

/// <summary>
/// Puts a model's four timers and its one retry around it. A request that failed before its first content is sent once more when
/// the endpoint was busy, broken or not reached, after the pause the endpoint asked for, if that leaves time; after the first content
/// nothing is retried, because something may have been said.
/// </summary>
/// <param name="inner">The endpoint.</param>
/// <param name="options">The waits.</param>
/// <param name="metrics">Counts failures.</param>
/// <param name="time">The clock of the waits.</param>
/// <param name="jitter">Spreads the retries; null for a client that asks once only.</param>
internal sealed class PatientChatClient(IChatClient inner, ModelOptions options, LlmMetrics metrics, TimeProvider time, Random? jitter)
    : DelegatingChatClient(inner)
{
    private static readonly ResiliencePropertyKey<CallPatience> Patience = new("patience");

    private readonly ResiliencePipeline _pipeline = jitter is null ? ResiliencePipeline.Empty : Retry(options, time, jitter);

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? chatOptions = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var patience = new CallPatience(options, time, cancellationToken);
        await using var stream = await OpenAsync(messages, chatOptions, patience, cancellationToken);
        patience.Content();
        foreach (var update in stream.Opening)
            yield return update;
        while (await GuardAsync(() => stream.MoveNextAsync(), patience, cancellationToken))
        {
            if (HasContent(stream.Current))
                patience.Content();
            yield return stream.Current;
        }
    }

    private static ResiliencePipeline Retry(ModelOptions options, TimeProvider time, Random jitter) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 1,
                Delay = options.RetryDelay,
                UseJitter = true,
                Randomizer = jitter.NextDouble,
                ShouldHandle = arguments => ValueTask.FromResult(MayRetry(arguments)),
                DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as ModelException)?.RetryAfter),
            })
            .Build();

    private async Task<OpenedStream> OpenAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions, CallPatience patience, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(patience.Token);
        context.Properties.Set(Patience, patience);
        try
        {
            return await _pipeline.ExecuteAsync(
                attempt => GuardAsync(() => SendAsync(messages, chatOptions, attempt.CancellationToken), patience, cancellationToken),
                context);
        }
        catch (OperationCanceledException) when (patience.Expired is { } expired)
        {
            throw Failed(new ModelException(expired));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ValueTask<OpenedStream> SendAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions, CancellationToken cancellationToken) =>
        OpenedStream.UntilContentAsync(base.GetStreamingResponseAsync(messages, chatOptions, cancellationToken), HasContent);

    // Turns a cancellation by one of the timers into its failure, and counts failures.
    private async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> act, CallPatience patience, CancellationToken cancellationToken)
    {
        try
        {
            return await act();
        }
        catch (OperationCanceledException) when (patience.Expired is { } expired && !cancellationToken.IsCancellationRequested)
        {
            throw Failed(new ModelException(expired));
        }
        catch (ModelException failure)
        {
            throw Failed(failure);
        }
    }

    private ModelException Failed(ModelException failure)
    {
        metrics.Failed(options.Model, failure.Failure);
        return failure;
    }

    private static bool MayRetry(RetryPredicateArguments<object> arguments) =>
        arguments.Outcome.Exception is ModelException failure
        && failure.Failure is ModelFailure.RateLimited or ModelFailure.ServerError or ModelFailure.Connect
        && arguments.Context.Properties.GetValue(Patience, null!) is { } patience
        && (failure.RetryAfter ?? TimeSpan.Zero) < patience.LeftForFirstContent;

    private static bool HasContent(ChatResponseUpdate update) =>
        update.Contents.Any(content => content is TextContent { Text.Length: > 0 } or FunctionCallContent);
}
