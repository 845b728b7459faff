using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>Streamed text of a reply.</summary>
internal static class Deltas
{
    /// <summary>Whether the message is streamed text, which is neither kept nor replayed.</summary>
    public static bool IsDelta(ServerMessage message) => message.LlmResponse?.Kind == ResponseKind.Delta;

    /// <summary>One message in place of two, when the second goes on exactly where the first ends; null otherwise.</summary>
    public static ServerMessage? TryMerge(ServerMessage first, ServerMessage second)
    {
        if (!IsDelta(first) || first.TurnId != second.TurnId || first.LlmResponse.Attempt != second.LlmResponse.Attempt
            || first.LlmResponse.Offset + CodePoints.Count(first.LlmResponse.Text) != second.LlmResponse.Offset)
            return null;
        var merged = second.Clone();
        merged.LlmResponse.Offset = first.LlmResponse.Offset;
        merged.LlmResponse.Text = first.LlmResponse.Text + second.LlmResponse.Text;
        return merged;
    }
}
