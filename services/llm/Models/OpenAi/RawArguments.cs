using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace SyncInterview.Llm.Models.OpenAi;

/// <summary>
/// Keeps the arguments of tool calls as the model wrote them: the abstractions hold them parsed, and lose what is no JSON. They are found
/// in <see cref="AIContent.RawRepresentation"/> of the call.
/// </summary>
internal sealed class RawArguments
{
    private readonly SortedDictionary<int, (string Id, StringBuilder Text)> _calls = [];

    /// <summary>Takes in an update, and gives its calls their text.</summary>
    public ChatResponseUpdate Keep(ChatResponseUpdate update)
    {
        if (update.RawRepresentation is StreamingChatCompletionUpdate raw)
        {
            foreach (var piece in raw.ToolCallUpdates)
                Add(piece);
        }

        foreach (var call in update.Contents.OfType<FunctionCallContent>())
            call.RawRepresentation ??= _calls.Values.FirstOrDefault(entry => entry.Id == call.CallId).Text?.ToString();
        return update;
    }

    private void Add(StreamingChatToolCallUpdate piece)
    {
        if (!_calls.TryGetValue(piece.Index, out var call))
            call = _calls[piece.Index] = (piece.ToolCallId ?? "", new StringBuilder());
        if (piece.FunctionArgumentsUpdate is { } text)
            call.Text.Append(text.ToString());
    }
}
