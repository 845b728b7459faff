using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Llm.V1;
using SyncInterview.Testing;

namespace SyncInterview.Llm.Tests.Service;

/// <summary>The llm service in this process, behind a real channel.</summary>
internal sealed class LlmHost : IAsyncDisposable
{
    private readonly InProcessHost _host;

    private LlmHost(InProcessHost host)
    {
        _host = host;
        Client = host.Client<LlmService.LlmServiceClient>();
    }

    public LlmService.LlmServiceClient Client { get; }

    public Metadata Headers => _host.HeadersFor("owner");

    public InProcessHost Host => _host;

    public static InterviewContext Context => new()
    {
        Interview = "interviews/abc",
        LanguageCode = "en",
        Seed = 7,
        JobTitle = "Backend Engineer",
        Company = "Ferrybank",
        JobFacts = { "Experience with Apache Kafka." },
        ResumeFacts = { "Led the build of the payments ledger" },
    };

    public static QuestionDirective Directive => new()
    {
        Move = QuestionMove.NewTopic,
        TopicId = "t1",
        TopicTitle = "Apache Kafka",
        Kind = QuestionKind.Technical,
        Skills = { "Apache Kafka" },
        Gap = true,
    };

    public static Task<LlmHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(TimeProvider.System, settings);

    public static async Task<LlmHost> StartAsync(TimeProvider time, params (string Key, string Value)[] settings) => new(await InProcessHost.StartAsync(
        builder => builder.AddLlm(),
        app => app.MapLlm(),
        new InProcessHostOptions
        {
            ServiceName = "llm",
            Time = time,
            Settings = settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value),
        }));

    public async Task<List<StreamReplyResponse>> ReplyAsync(StreamReplyRequest request)
    {
        using var call = Client.StreamReply(request, Headers);
        var messages = new List<StreamReplyResponse>();
        await foreach (var message in call.ResponseStream.ReadAllAsync())
            messages.Add(message);
        return messages;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
