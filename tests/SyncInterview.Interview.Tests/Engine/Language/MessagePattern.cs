using SyncInterview.Common.V1;
using SyncInterview.Interviews.V1;
using MessageCase = SyncInterview.Interviews.V1.ServerMessage.MessageOneofCase;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>
/// A message as a scenario names it: <c>REPLY</c>, <c>REPLY "all of it"</c>, <c>REPLY "its beginning…"</c>, <c>STATE Listening chunk</c>.
/// </summary>
/// <param name="Kind">Kind of message.</param>
/// <param name="Name">State or reason; empty: any.</param>
/// <param name="Cause">Cause of a state; empty: any.</param>
/// <param name="Text">What is said; null: anything.</param>
/// <param name="First">What a state's timing says was said first; empty: any.</param>
/// <param name="Deadline">What it says the deadline was; null: any.</param>
internal sealed record MessagePattern(string Kind, string Name, string Cause, string? Text, string First = "", TimeSpan? Deadline = null)
{
    private static readonly string[] Said = ["TENTATIVE", "BRIDGE", "DELTA", "REPLY", "QUESTION", "FILLER", "SURPRISE"];

    public static MessagePattern Read(LineReader line)
    {
        var kind = line.Word("a kind of message");
        if (Said.Contains(kind))
            return new(kind, "", "", line.OptionalQuote());
        return kind switch
        {
            "STATE" => new(
                kind,
                Known<ConversationState>(line),
                line.IsAtEnd || IsNext(line) ? "" : line.Word("a cause"),
                null,
                line.Take("first") ? Known<FirstResponse>(line) : "",
                line.Take("deadline") ? line.Time() : null),
            "ERROR" => new(kind, line.IsAtEnd || IsNext(line) ? "" : Known<ErrorReason>(line), "", null),
            "END" => new(kind, line.IsAtEnd || IsNext(line) ? "" : Known<EndReason>(line), "", null),
            "ACK" => new(kind, "", "", null),
            _ => throw new FormatException($"there is no message {kind}"),
        };
    }

    public string Print()
    {
        string[] parts =
        [
            Kind,
            Name,
            Cause,
            Text is null ? "" : $"\"{Text}\"",
            First.Length > 0 ? $"first {First}" : "",
            Deadline is { } deadline ? $"deadline {deadline.TotalMilliseconds}ms" : "",
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    public bool Matches(ServerMessage message) => message.MessageCase switch
    {
        MessageCase.LlmResponse => IsKind(message.LlmResponse.Kind) && Matches(message.LlmResponse.Text),
        MessageCase.MiniLlmFiller => IsKind(message.MiniLlmFiller.Kind) && Matches(message.MiniLlmFiller.Text),
        MessageCase.InterviewState => Kind == "STATE" && Matches(message.InterviewState),
        MessageCase.Error => Kind == "ERROR" && (Name.Length == 0 || Name == message.Error.Reason.ToString()),
        MessageCase.End => Kind == "END" && (Name.Length == 0 || Name == message.End.Reason.ToString()),
        _ => IsKind(message.MessageCase),
    };

    private bool Matches(InterviewState state) =>
        Name == state.State.ToString()
        && (Cause.Length == 0 || Cause == state.Cause)
        && (First.Length == 0 || First == state.Timing?.First.ToString())
        && (Deadline is null || Deadline == state.Timing?.Deadline.ToTimeSpan());

    private static bool IsNext(LineReader line) => line.Sees("within") || line.Sees("first") || line.Sees("deadline");

    private bool IsKind(Enum kind) => Kind.Equals(kind.ToString(), StringComparison.OrdinalIgnoreCase);

    private bool Matches(string text) =>
        Text is null || (Text.EndsWith('…') ? text.StartsWith(Text[..^1], StringComparison.Ordinal) : text == Text);

    private static string Known<T>(LineReader line)
        where T : struct, Enum
    {
        var name = line.Word("a name");
        return Enum.IsDefined(typeof(T), name) ? name : throw new FormatException($"there is no {typeof(T).Name} {name}");
    }
}
