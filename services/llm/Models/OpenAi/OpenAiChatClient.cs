using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI;
using SyncInterview.Llm.Options;

namespace SyncInterview.Llm.Models.OpenAi;

/// <summary>
/// Asks an endpoint that speaks OpenAI's chat completions through the official SDK, whose own retries and time-outs are off, and fails
/// with <see cref="ModelException"/> where the SDK would end quietly. Every call is streamed, so that one set of timers and bounds
/// holds for all.
/// </summary>
internal sealed class OpenAiChatClient : IChatClient
{
    private readonly ModelOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly HttpClientPipelineTransport _transport;

    public OpenAiChatClient(ModelOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = options.ConnectTimeout,
            // A redirect would carry the key elsewhere.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 32,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _transport = new HttpClientPipelineTransport(_http);
    }

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var watch = new SseWatch();
        var tap = new ResponseTap(watch);
        var arguments = new RawArguments();
        await using var updates =
            Connect(tap).GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(updates, watch, tap, cancellationToken))
            yield return arguments.Keep(updates.Current);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transport.Dispose();
        _http.Dispose();
    }

    // One SDK client per call is cheap, and gives the call a watch of its own; connections are shared by the transport.
    private IChatClient Connect(ResponseTap tap)
    {
        var settings = new OpenAIClientOptions
        {
            Endpoint = new Uri(_options.BaseUrl),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            Transport = _transport,
        };
        settings.AddPolicy(tap, PipelinePosition.BeforeTransport);
        // The SDK insists on a key; a server that needs none ignores it.
        var key = new ApiKeyCredential(_options.ApiKey.Length > 0 ? _options.ApiKey : "none");
        return new OpenAI.Chat.ChatClient(_options.Model, key, settings).AsIChatClient();
    }

    private async ValueTask<bool> MoveNextAsync(
        IAsyncEnumerator<ChatResponseUpdate> updates, SseWatch watch, ResponseTap tap, CancellationToken cancellationToken)
    {
        bool moved;
        try
        {
            moved = await updates.MoveNextAsync();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw watch.Failure is { } seen
                ? new ModelException(seen, inner: exception)
                : OpenAiFailures.From(exception, tap.HasResponse, _time);
        }

        if (watch.Failure is { } failure)
            throw new ModelException(failure);
        return moved || (watch.SawFinish ? false : throw new ModelException(ModelFailure.Incomplete));
    }
}
