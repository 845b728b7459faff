using System.Net;
using System.Text.Json;
using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Llm.V1;
using SyncInterview.Testing.FakeOpenAi;

namespace SyncInterview.Llm.Tests.Service;

public sealed class ChatTests : IAsyncLifetime
{
    private const string Schema = """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}""";
    private FakeOpenAiServer _server = null!;
    private LlmHost _llm = null!;

    public async Task InitializeAsync()
    {
        _server = await FakeOpenAiServer.StartAsync();
        _llm = await LlmHost.StartAsync(
            ("Llm:Main:BaseUrl", _server.BaseUrl.ToString()),
            ("Llm:Main:Model", "big"),
            ("Llm:Main:RetryDelay", "00:00:00"),
            ("Llm:Judge:BaseUrl", _server.BaseUrl.ToString()),
            ("Llm:Judge:Model", "judge"));
    }

    public async Task DisposeAsync()
    {
        await _llm.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_model_asks_for_tools_and_answers_by_their_results()
    {
        _server.Enqueue(
            new FakeReply { ToolCalls = [new("c1", "get_weather", """{"city":"Oslo"}"""), new("c2", "get_time", "{}")] },
            FakeReply.Text("It rains in Oslo."));
        var request = new ChatRequest
        {
            Messages = { Message(ChatRole.System, "Be brief."), Message(ChatRole.User, "Weather in Oslo?") },
            Tools = { Tool("get_weather", Schema), Tool("get_time", """{"type":"object"}""") },
        };
        var first = await AskAsync(request);
        Assert.Equal(FinishReason.ToolCalls, first.FinishReason);
        Assert.Equal([("c1", "get_weather"), ("c2", "get_time")], first.Message.ToolCalls.Select(call => (call.Id, call.Name)));
        Assert.Equal("Oslo", JsonDocument.Parse(first.Message.ToolCalls[0].ArgumentsJson).RootElement.GetProperty("city").GetString());

        request.Messages.Add(first.Message);
        request.Messages.Add(new ChatMessage { Role = ChatRole.Tool, ToolCallId = "c1", Text = "rain" });
        request.Messages.Add(new ChatMessage { Role = ChatRole.Tool, ToolCallId = "c2", Text = "noon" });
        var second = await AskAsync(request);
        Assert.Equal(("It rains in Oslo.", FinishReason.Stop), (second.Message.Text, second.FinishReason));

        var sent = _server.Requests[1];
        Assert.Equal(["system", "user", "assistant", "tool", "tool"], sent.Messages.Select(message => message.Role));
        var tools = sent.Body.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("function"));
        Assert.Equal(["get_weather", "get_time"], tools.Select(function => function.GetProperty("name").GetString()));
        var calls = sent.Body.GetProperty("messages")[2].GetProperty("tool_calls");
        var arguments = calls[0].GetProperty("function").GetProperty("arguments").GetString()!;
        Assert.Equal("""{"city":"Oslo"}""", string.Concat(arguments.Where(character => !char.IsWhiteSpace(character))));
    }

    [Fact]
    public async Task Arguments_that_are_no_json_reach_the_caller_as_they_are()
    {
        _server.Enqueue(new FakeReply { ToolCalls = [new("c1", "get_weather", """{"city":"Os""")] });
        var answer = await AskAsync(
            new ChatRequest { Messages = { Message(ChatRole.User, "Weather?") }, Tools = { Tool("get_weather", Schema) } });
        Assert.Equal("""{"city":"Os""", Assert.Single(answer.Message.ToolCalls).ArgumentsJson);
    }

    [Fact]
    public async Task A_schema_limits_and_the_role_reach_the_model()
    {
        _server.Enqueue(FakeReply.Text("""{"city":"Oslo"}"""));
        await AskAsync(new ChatRequest
        {
            Messages = { Message(ChatRole.User, "Where?") },
            Role = ModelRole.Judge,
            MaxOutputTokens = 77,
            Temperature = 0.5f,
            ResponseJsonSchema = Schema,
        });
        var body = _server.Requests[0].Body;
        Assert.Equal("judge", _server.Requests[0].Model);
        Assert.Equal("json_schema", body.GetProperty("response_format").GetProperty("type").GetString());
        Assert.Equal(77, (body.TryGetProperty("max_completion_tokens", out var limit) ? limit : body.GetProperty("max_tokens")).GetInt32());
        Assert.Equal(0.5, body.GetProperty("temperature").GetDouble(), 3);
    }

    [Fact]
    public async Task A_role_without_a_model_of_its_own_takes_the_main_one()
    {
        await AskAsync(new ChatRequest { Messages = { Message(ChatRole.User, "Hello") }, Role = ModelRole.Mini });
        Assert.Equal("big", _server.Requests[0].Model);
    }

    [Theory]
    [InlineData("length", FinishReason.Length)]
    [InlineData("content_filter", FinishReason.Filtered)]
    public async Task Why_it_ended_is_passed_on(string finish, FinishReason reason)
    {
        _server.Enqueue(FakeReply.Text("half") with { FinishReason = finish });
        Assert.Equal(reason, (await AskAsync(new ChatRequest { Messages = { Message(ChatRole.User, "Hello") } })).FinishReason);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, StatusCode.FailedPrecondition)]
    [InlineData(HttpStatusCode.InternalServerError, StatusCode.Unavailable)]
    [InlineData(HttpStatusCode.TooManyRequests, StatusCode.Unavailable)]
    public async Task A_failure_is_typed(HttpStatusCode status, StatusCode code)
    {
        _server.Respond = _ => FakeReply.Error(status, "7");
        var exception = await Assert.ThrowsAsync<RpcException>(
            () => AskAsync(new ChatRequest { Messages = { Message(ChatRole.User, "Hello") } }));
        Assert.Equal((code, ErrorReason.ModelUnavailable), (exception.StatusCode, RpcStatus.From(exception).Reason));
    }

    private async Task<ChatResponse> AskAsync(ChatRequest request) => await _llm.Client.ChatAsync(request, _llm.Headers);

    private static ChatMessage Message(ChatRole role, string text) => new() { Role = role, Text = text };

    private static ChatTool Tool(string name, string schema) =>
        new() { Name = name, Description = "A tool.", ParametersJsonSchema = schema };
}
