using System.Text.Json;

namespace SyncInterview.Testing.FakeOpenAi;

/// <summary>A request the fake endpoint received.</summary>
/// <param name="Body">Its JSON.</param>
/// <param name="Authorization">Its <c>Authorization</c> header.</param>
public sealed record FakeRequest(JsonElement Body, string Authorization)
{
    /// <summary>Name of the model asked for.</summary>
    public string Model => Body.GetProperty("model").GetString() ?? "";

    /// <summary>Whether the answer is to be streamed.</summary>
    public bool IsStreamed => Body.TryGetProperty("stream", out var stream) && stream.GetBoolean();

    /// <summary>Whether usage is to be stated at the end of a stream.</summary>
    public bool WantsUsage => Body.TryGetProperty("stream_options", out var options)
        && options.TryGetProperty("include_usage", out var usage) && usage.GetBoolean();

    /// <summary>Roles and texts of the messages.</summary>
    public IReadOnlyList<(string Role, string Text)> Messages =>
        [.. Body.GetProperty("messages").EnumerateArray()
            .Select(message => (message.GetProperty("role").GetString() ?? "", TextOf(message)))];

    private static string TextOf(JsonElement message)
    {
        if (!message.TryGetProperty("content", out var content))
            return "";
        return content.ValueKind switch
        {
            JsonValueKind.String => content.GetString() ?? "",
            JsonValueKind.Array =>
                string.Concat(content.EnumerateArray().Select(part => part.TryGetProperty("text", out var text) ? text.GetString() : "")),
            _ => "",
        };
    }
}
