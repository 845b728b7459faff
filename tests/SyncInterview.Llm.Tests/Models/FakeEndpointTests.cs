using System.Net.Http.Json;
using System.Text.Json;
using SyncInterview.Testing;
using SyncInterview.Testing.FakeOpenAi;

namespace SyncInterview.Llm.Tests.Models;

/// <summary>The fake endpoint is what other tests rest on.</summary>
public sealed class FakeEndpointTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new();
    private readonly ManualTimeProvider _time = new();
    private FakeOpenAiServer _server = null!;

    public async Task InitializeAsync() => _server = await FakeOpenAiServer.StartAsync(_time);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_whole_answer_is_one_object()
    {
        _server.Enqueue(FakeReply.Text("one two") with { ToolCalls = [new("c1", "look", "{}")] });
        var json = await ReadAsync(await PostAsync(stream: false));
        var choice = json.GetProperty("choices")[0];
        Assert.Equal("one two", choice.GetProperty("message").GetProperty("content").GetString());
        Assert.Equal("tool_calls", choice.GetProperty("finish_reason").GetString());
        var call = choice.GetProperty("message").GetProperty("tool_calls")[0];
        Assert.Equal("look", call.GetProperty("function").GetProperty("name").GetString());
        Assert.Equal(120, json.GetProperty("usage").GetProperty("total_tokens").GetInt32());
    }

    [Fact]
    public async Task Tokens_come_at_their_time()
    {
        _server.Enqueue(
            FakeReply.Text("one two three") with { DelayToFirstToken = TimeSpan.FromSeconds(2), DelayPerToken = TimeSpan.FromSeconds(1) });
        var response = await PostAsync(stream: true);
        Assert.Equal(0, _server.Stats.TokensSent);
        foreach (var (seconds, tokens) in new[] { (2, 1), (1, 2), (1, 3) })
        {
            await Eventually.HoldsAsync(() => _time.ActiveTimers == 1);
            _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
            Assert.Equal(tokens - 1, _server.Stats.TokensSent);
            _time.Advance(TimeSpan.FromTicks(1));
            await Eventually.HoldsAsync(() => _server.Stats.TokensSent == tokens);
        }

        Assert.EndsWith("data: [DONE]\n\n", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stats_are_served_and_count_what_clients_gave_up()
    {
        _server.Enqueue(FakeReply.Text("one"), new FakeReply { Cut = FakeCut.Stall });
        await (await PostAsync(stream: true)).Content.ReadAsStringAsync();
        (await PostAsync(stream: true)).Dispose();
        await Eventually.HoldsAsync(() => _server.Stats is { Requests: 2, Completed: 1, Aborted: 1, Active: 0 });
        var stats = await Http.GetFromJsonAsync<JsonElement>(new Uri(_server.BaseUrl, "/stats"));
        Assert.Equal([2, 1, 1], new[] { "requests", "aborted", "tokensSent" }.Select(name => stats.GetProperty(name).GetInt32()));
    }

    [Fact]
    public async Task A_delegate_answers_by_the_request()
    {
        _server.Respond = request => FakeReply.Text($"{request.Model}: {request.Messages[0].Text}");
        var json = await ReadAsync(await PostAsync(stream: false));
        Assert.Equal("m: Hello", json.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
    }

    private async Task<HttpResponseMessage> PostAsync(bool stream)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _server.BaseUrl + "/chat/completions")
        {
            Content = JsonContent.Create(new { model = "m", stream, messages = new[] { new { role = "user", content = "Hello" } } }),
        };
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
