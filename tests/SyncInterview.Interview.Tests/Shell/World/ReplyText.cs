using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>Puts streamed text together as clients do, and holds it against the whole reply when that comes.</summary>
internal sealed class ReplyText
{
    private (string Turn, int Attempt) _of = ("", 0);

    /// <summary>What was streamed of the reply so far.</summary>
    public string Text { get; private set; } = "";

    public void Take(ServerMessage message)
    {
        if (message.LlmResponse is not { Kind: ResponseKind.Delta or ResponseKind.Reply } response)
            return;
        if (message.TurnId != _of.Turn || response.Attempt > _of.Attempt)
            (_of, Text) = ((message.TurnId, response.Attempt), "");
        if (response.Attempt < _of.Attempt)
            return; // A delta of an attempt that was given up.
        if (response.Kind == ResponseKind.Reply)
        {
            Assert.StartsWith(Text.TrimEnd(), response.Text, StringComparison.Ordinal);
            return;
        }

        // From the beginning once more, after a break; else exactly where it ended.
        if (response.Offset == 0)
            Text = "";
        Assert.Equal(CodePoints.Count(Text), response.Offset);
        Text += response.Text;
    }
}
