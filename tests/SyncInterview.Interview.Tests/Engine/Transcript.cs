using System.Globalization;
using System.Text;
using SyncInterview.Interviews.V1;
using MessageCase = SyncInterview.Interviews.V1.ServerMessage.MessageOneofCase;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>A conversation as people read it: one line a message.</summary>
internal static class Transcript
{
    public static string Of(Simulation simulation)
    {
        var text = new StringBuilder();
        foreach (var (at, message) in simulation.Sent)
            text.AppendLine(CultureInfo.InvariantCulture, $"{at.TotalSeconds,8:0.000}s {message.TurnId,-5} {message.AnswerId,-3} {Line(message)}");
        return text.ToString();
    }

    /// <summary>Kind and text, for example <c>BRIDGE "I see."</c>.</summary>
    public static string Line(ServerMessage message) => message.MessageCase switch
    {
        MessageCase.LlmResponse => $"{message.LlmResponse.Kind.ToString().ToUpperInvariant()} \"{message.LlmResponse.Text}\"",
        MessageCase.MiniLlmFiller => $"{message.MiniLlmFiller.Kind.ToString().ToUpperInvariant()} \"{message.MiniLlmFiller.Text}\"",
        MessageCase.InterviewState => $"STATE {message.InterviewState.State} {message.InterviewState.Cause}",
        MessageCase.Error => $"ERROR {message.Error.Reason}",
        MessageCase.End => $"END {message.End.Reason}",
        _ => message.MessageCase.ToString().ToUpperInvariant(),
    };
}
