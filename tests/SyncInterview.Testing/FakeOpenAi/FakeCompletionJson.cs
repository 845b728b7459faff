using System.Text.Json;

namespace SyncInterview.Testing.FakeOpenAi;

/// <summary>The JSON of chat completions, as far as clients read it.</summary>
internal static class FakeCompletionJson
{
    private const string Id = "chatcmpl-fake";

    public static string Error(string code, string message) =>
        JsonSerializer.Serialize(new { error = new { message, type = code, code } });

    public static string Token(string model, string text) => Chunk(model, new { content = text }, null);

    public static string CallStart(string model, int index, FakeToolCall call, string arguments)
    {
        var function = new { name = call.Name, arguments };
        return Chunk(model, new { tool_calls = new[] { new { index, id = call.Id, type = "function", function } } }, null);
    }

    public static string CallRest(string model, int index, string arguments) =>
        Chunk(model, new { tool_calls = new[] { new { index, function = new { arguments } } } }, null);

    public static string Finish(string model, string reason) => Chunk(model, new { }, reason);

    public static string UsageOnly(string model, FakeUsage usage) => JsonSerializer.Serialize(new
    {
        id = Id,
        @object = "chat.completion.chunk",
        created = 1,
        model,
        choices = Array.Empty<object>(),
        usage = Of(usage),
    });

    public static string Whole(string model, FakeReply reply, string finish) => JsonSerializer.Serialize(new
    {
        id = Id,
        @object = "chat.completion",
        created = 1,
        model,
        choices = new[] { new { index = 0, finish_reason = finish, message = Message(reply) } },
        usage = reply.Usage is null ? null : Of(reply.Usage),
    });

    private static object Message(FakeReply reply)
    {
        var content = string.Concat(reply.Tokens);
        if (reply.ToolCalls.Count == 0)
            return new { role = "assistant", content };
        return new
        {
            role = "assistant",
            content = content.Length == 0 ? null : content,
            tool_calls = reply.ToolCalls.Select(call => new
            {
                id = call.Id,
                type = "function",
                function = new { name = call.Name, arguments = call.ArgumentsJson },
            }),
        };
    }

    private static string Chunk(string model, object delta, string? finish) => JsonSerializer.Serialize(new
    {
        id = Id,
        @object = "chat.completion.chunk",
        created = 1,
        model,
        choices = new[] { new { index = 0, delta, finish_reason = finish } },
    });

    private static object Of(FakeUsage usage) => new
    {
        prompt_tokens = usage.InputTokens,
        completion_tokens = usage.OutputTokens,
        total_tokens = usage.InputTokens + usage.OutputTokens,
        prompt_tokens_details = new { cached_tokens = usage.CachedInputTokens },
    };
}
