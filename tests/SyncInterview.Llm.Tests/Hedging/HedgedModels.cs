using System.Net.Http.Json;
using SyncInterview.Llm.Tests.Service;
using SyncInterview.Llm.V1;
using SyncInterview.Testing;
using SyncInterview.Testing.FakeOpenAi;

namespace SyncInterview.Llm.Tests.Hedging;

/// <summary>The llm service between two endpoints, all on one clock that the test moves.</summary>
internal sealed class HedgedModels : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    private HedgedModels(ManualTimeProvider time, FakeOpenAiServer main, FakeOpenAiServer second, LlmHost llm) =>
        (Time, Main, Second, Llm) = (time, main, second, llm);

    public ManualTimeProvider Time { get; }

    public FakeOpenAiServer Main { get; }

    public FakeOpenAiServer Second { get; }

    public LlmHost Llm { get; }

    public static async Task<HedgedModels> StartAsync(params (string Key, string Value)[] settings)
    {
        var time = new ManualTimeProvider();
        var (main, second) = (await FakeOpenAiServer.StartAsync(time), await FakeOpenAiServer.StartAsync(time));
        var llm = await LlmHost.StartAsync(
            time,
            [
                ("Llm:Main:BaseUrl", main.BaseUrl.ToString()),
                ("Llm:Main:Model", "big"),
                ("Llm:Main:ConnectTimeout", "00:00:30"),
                ("Llm:Main:FirstContentTimeout", "00:02:00"),
                ("Llm:Second:BaseUrl", second.BaseUrl.ToString()),
                ("Llm:Second:Model", "other"),
                ("Llm:Second:ConnectTimeout", "00:00:30"),
                ("Llm:Second:FirstContentTimeout", "00:02:00"),
                .. settings,
            ]);
        return new(time, main, second, llm);
    }

    public static StreamReplyRequest Request(bool hedge = true) => new()
    {
        Context = LlmHost.Context,
        Answer = "I moved the payments ledger to events in 2021.",
        NextQuestion = LlmHost.Directive,
        Purpose = ReplyPurpose.Answer,
        Hedge = hedge,
    };

    /// <summary>Requests that each of the two received, by their own account.</summary>
    public async Task<(long Main, long Second)> CallsAsync() => ((await StatsAsync(Main)).Requests, (await StatsAsync(Second)).Requests);

    /// <summary>As the endpoint states them.</summary>
    public static async Task<FakeOpenAiStats> StatsAsync(FakeOpenAiServer server) =>
        await Http.GetFromJsonAsync<FakeOpenAiStats>(new Uri(server.BaseUrl, "/stats")) ?? throw new InvalidOperationException("No stats.");

    /// <summary>Asks for a reply, and returns when the main model has the request and <paramref name="timers"/> wait for the clock.</summary>
    public async Task<Task<List<StreamReplyResponse>>> AskAsync(StreamReplyRequest request, int timers)
    {
        var (before, asked) = (Time.ActiveTimers, Main.Stats.Requests);
        var reply = Llm.ReplyAsync(request);
        await Eventually.HoldsAsync(() => Main.Stats.Requests == asked + 1 && Time.ActiveTimers >= before + timers);
        return reply;
    }

    public static string Text(IEnumerable<StreamReplyResponse> messages) =>
        string.Concat(messages.Where(message => message.Delta is not null).Select(message => message.Delta.Text));

    public async ValueTask DisposeAsync()
    {
        await Llm.DisposeAsync();
        await Main.DisposeAsync();
        await Second.DisposeAsync();
    }
}
