using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>One message of the list after <c>exactly</c>: <c>6.8s BRIDGE "…"</c>.</summary>
/// <param name="At">When it is sent.</param>
/// <param name="Message">The message.</param>
internal sealed record ExactLine(TimeSpan At, MessagePattern Message) : ScenarioLine
{
    public override string Print() => $"{Seconds(At)} {Message.Print()}";

    public bool Matches(TimeSpan at, ServerMessage message) => at == At && Message.Matches(message);
}
