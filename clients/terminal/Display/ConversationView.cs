using Spectre.Console;
using SyncInterview.Interviews.V1;
using MessageCase = SyncInterview.Interviews.V1.ServerMessage.MessageOneofCase;

namespace SyncInterview.Terminal.Display;

/// <summary>Shows a conversation as a person wants to read it: who says what, when, and how long it was waited for.</summary>
/// <param name="time">The clock of all waits shown.</param>
/// <param name="print">How a line is printed; null: as it is.</param>
internal sealed class ConversationView(TimeProvider time, Action<Action>? print = null)
{
    private readonly long _start = time.GetTimestamp();
    private readonly List<TurnTiming> _turns = [];
    private long _finalAt;

    /// <summary>Shows a message of the interviewer.</summary>
    public void Show(ServerMessage message)
    {
        switch (message.MessageCase)
        {
            case MessageCase.LlmResponse: ShowResponse(message.LlmResponse); break;
            case MessageCase.MiniLlmFiller:
                Line(message.MiniLlmFiller.Kind == FillerKind.Surprise ? "magenta" : "grey", Name(message.MiniLlmFiller.Kind), message.MiniLlmFiller.Text, Waited());
                break;
            case MessageCase.InterviewState: ShowState(message.InterviewState); break;
            case MessageCase.Error: Line("red", "error", $"{message.Error.Reason}: {message.Error.Message}"); break;
            case MessageCase.End: Line("bold", "end", $"{message.End.Reason}; the report will be {message.End.Report}"); break;
            default: break; // Deltas are in the reply; acknowledgements and heartbeats are the stream's own.
        }
    }

    /// <summary>The candidate begins to speak.</summary>
    public void Hush() => _finalAt = 0;

    /// <summary>Shows what the candidate said, once it was said.</summary>
    public void ShowAnswer(string answer)
    {
        _finalAt = time.GetTimestamp();
        Line("cyan", "you", answer);
    }

    /// <summary>Shows how quick the interviewer was.</summary>
    public void ShowSummary()
    {
        if (_turns.Count == 0)
            return;
        var gaps = _turns.Select(t => t.FirstResponse.ToTimeSpan().TotalMilliseconds).Order().ToList();
        var kinds = string.Join(", ", _turns.CountBy(t => t.First).OrderByDescending(k => k.Value).Select(k => $"{k.Value} {k.Key}".ToLowerInvariant()));
        AnsiConsole.MarkupLineInterpolated(
            $"[bold]{_turns.Count} {(_turns.Count == 1 ? "answer" : "answers")}[/]; from the end of an answer to the first response: median {gaps[gaps.Count / 2]:0} ms, longest {gaps[^1]:0} ms ({kinds})");
    }

    private void ShowResponse(LlmResponse response)
    {
        switch (response.Kind)
        {
            case ResponseKind.Tentative: Line("grey", "tentative", response.Text); break;
            case ResponseKind.Bridge: Line("yellow", "bridge", response.Text, Waited()); break;
            case ResponseKind.Reply when response.Text.Length > 0: Line("green", "reply", response.Text, Waited()); break;
            case ResponseKind.Question: Line("bold green", "question", response.Text, Waited()); break;
            default: break;
        }
    }

    private void ShowState(InterviewState state)
    {
        Line("dim", "state", $"{Words(state.State.ToString())} ({state.Cause})");
        if (state.Timing is { } timing)
            _turns.Add(timing);
    }

    private string Waited() => _finalAt == 0 ? "" : $"+{time.GetElapsedTime(_finalAt).TotalSeconds:0.00} s";

    private void Line(string style, string who, string text, string waited = "")
    {
        var at = time.GetElapsedTime(_start);
        var line = $"[dim]{at:mm\\:ss\\.f}[/] [{style}]{who,-9}[/] [dim]{waited,8}[/] [{style}]{Markup.Escape(text)}[/]";
        if (print is null)
            AnsiConsole.MarkupLine(line);
        else
            print(() => AnsiConsole.MarkupLine(line));
    }

    private static string Name(FillerKind kind) => kind.ToString().ToLowerInvariant();

    private static string Words(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
