using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.Llm.Models;
using SyncInterview.Llm.Models.OpenAi;
using SyncInterview.Llm.Options;
using SyncInterview.Testing;
using SyncInterview.Testing.FakeOpenAi;

namespace SyncInterview.Llm.Tests.Models;

/// <summary>A client, composed as in production, of a fake endpoint. Its timers run on a clock that the test moves.</summary>
internal sealed class ModelHarness : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    private ModelHarness(FakeOpenAiServer server, ModelOptions options, TimeProvider time)
    {
        Server = server;
        Options = options;
        Client = new PatientChatClient(
            new OpenAiChatClient(options, time),
            options,
            new LlmMetrics(_services.GetRequiredService<IMeterFactory>()),
            time,
            new Random(1));
    }

    public FakeOpenAiServer Server { get; }

    public ModelOptions Options { get; }

    public IChatClient Client { get; }

    public static async Task<ModelHarness> StartAsync(TimeProvider? time = null, Action<ModelOptions>? configure = null)
    {
        var server = await FakeOpenAiServer.StartAsync();
        var options = new ModelOptions
        {
            BaseUrl = server.BaseUrl.ToString(),
            Model = "fake-1",
            ApiKey = "key-1",
            RetryDelay = TimeSpan.Zero,
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };
        configure?.Invoke(options);
        return new ModelHarness(server, options, time ?? new ManualTimeProvider());
    }

    public async Task<string> AskAsync(Action<string>? heard = null, CancellationToken cancellationToken = default)
    {
        var text = new StringBuilder();
        ChatMessage[] messages = [new(ChatRole.User, "Hello")];
        await foreach (var update in Client.GetStreamingResponseAsync(messages, cancellationToken: cancellationToken))
        {
            text.Append(update.Text);
            if (update.Text.Length > 0)
                heard?.Invoke(update.Text);
        }

        return text.ToString();
    }

    public async Task<ModelFailure> FailAsync() => (await Assert.ThrowsAsync<ModelException>(() => AskAsync())).Failure;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        await _services.DisposeAsync();
    }
}
