using System.Text.Json;
using Microsoft.Extensions.AI;
using SyncInterview.Llm.V1;
using ModelMessage = Microsoft.Extensions.AI.ChatMessage;
using ModelResponse = Microsoft.Extensions.AI.ChatResponse;
using Speaker = Microsoft.Extensions.AI.ChatRole;

namespace SyncInterview.Llm.Chatting;

/// <summary>Maps a conversation of the contract to the abstractions that models are behind, and back.</summary>
internal static class ChatMapping
{
    /// <summary>The messages. Arguments of earlier calls that are no JSON object are passed on as one with the text in it.</summary>
    public static IEnumerable<ModelMessage> Messages(ChatRequest request) => request.Messages.Select(Message);

    /// <summary>Tools, limits and the form of the answer.</summary>
    public static ChatOptions Options(ChatRequest request, int maxOutputTokens, float? temperature) => new()
    {
        MaxOutputTokens = request.MaxOutputTokens > 0 ? request.MaxOutputTokens : maxOutputTokens,
        Temperature = request.HasTemperature ? request.Temperature : temperature,
        Tools = request.Tools.Count == 0 ? null : [.. request.Tools.Select(Tool)],
        ResponseFormat = request.ResponseJsonSchema.Length == 0
            ? null
            : ChatResponseFormat.ForJsonSchema(Json(request.ResponseJsonSchema), "answer"),
    };

    /// <summary>What the model answered.</summary>
    public static V1.ChatMessage Answer(ModelResponse response)
    {
        var answer = new V1.ChatMessage { Role = V1.ChatRole.Assistant, Text = response.Text };
        foreach (var call in response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>())
        {
            var arguments = call.RawRepresentation as string ?? JsonSerializer.Serialize(call.Arguments);
            answer.ToolCalls.Add(new ToolCall { Id = call.CallId, Name = call.Name, ArgumentsJson = arguments });
        }

        return answer;
    }

    /// <summary>Why the model ended.</summary>
    public static FinishReason Finish(ChatFinishReason? reason)
    {
        if (reason == ChatFinishReason.Length)
            return FinishReason.Length;
        if (reason == ChatFinishReason.ContentFilter)
            return FinishReason.Filtered;
        return reason == ChatFinishReason.ToolCalls ? FinishReason.ToolCalls : FinishReason.Stop;
    }

    private static ModelMessage Message(V1.ChatMessage message) => message.Role switch
    {
        V1.ChatRole.System => new(Speaker.System, message.Text),
        V1.ChatRole.Assistant => new(Speaker.Assistant, [.. Said(message)]),
        V1.ChatRole.Tool => new(Speaker.Tool, [new FunctionResultContent(message.ToolCallId, message.Text)]),
        _ => new(Speaker.User, message.Text),
    };

    private static AIFunctionDeclaration Tool(ChatTool tool) =>
        AIFunctionFactory.CreateDeclaration(tool.Name, tool.Description, Json(tool.ParametersJsonSchema));

    private static IEnumerable<AIContent> Said(V1.ChatMessage message)
    {
        if (message.Text.Length > 0)
            yield return new TextContent(message.Text);
        foreach (var call in message.ToolCalls)
            yield return new FunctionCallContent(call.Id, call.Name, Arguments(call.ArgumentsJson));
    }

    private static Dictionary<string, object?> Arguments(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, object?>>(json.Length == 0 ? "{}" : json) ?? [];
        }
        catch (JsonException)
        {
            return new Dictionary<string, object?> { ["invalid_arguments"] = json };
        }
    }

    private static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
