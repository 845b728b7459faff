using Spectre.Console;
using SyncInterview.Interviews.V1;
using SyncInterview.Terminal.Client;
using MessageCase = SyncInterview.Interviews.V1.ServerMessage.MessageOneofCase;

namespace SyncInterview.Terminal.Display;

/// <summary>An interview in which a person types. A line is an answer; lines that begin with a slash are controls.</summary>
internal static class TypedInterview
{
    private const string Help = "Type your answer and press Enter. /skip /repeat /think /pause /resume /end";

    public static async Task RunAsync(SuiteClient client, Interview interview, TimeProvider time, CancellationToken cancellationToken)
    {
        using var live = client.Converse(interview.Name, time, cancellationToken);
        var line = new TypingLine(time);
        var view = new ConversationView(time, line.Print);
        AnsiConsole.MarkupLineInterpolated($"[dim]{Help}[/]");
        await live.AttachAsync(cancellationToken);
        await live.SendAsync(new Control { Begin = new() }, cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var typing = TypeAsync(live, line, view, over.Token);
        await foreach (var message in live.ReadAsync(cancellationToken))
        {
            view.Show(message);
            if (message.MessageCase == MessageCase.End)
                break;
        }

        line.Close();
        await over.CancelAsync();
        await typing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        view.ShowSummary();
    }

    private static async Task TypeAsync(LiveInterview live, TypingLine line, ConversationView view, CancellationToken cancellationToken)
    {
        await foreach (var typed in line.ReadAsync(cancellationToken))
        {
            if (typed.Text.StartsWith('/'))
            {
                if (typed.IsFinished)
                    await ControlAsync(live, line, typed.Text, cancellationToken);
            }
            else if (!typed.IsFinished)
            {
                await live.SendAsync(new ClientMessage { Chunk = new() { Text = typed.Text } }, cancellationToken);
            }
            else if (typed.Text.Length > 0)
            {
                view.ShowAnswer(typed.Text);
                await live.SendAsync(new ClientMessage { Final = new() { Text = typed.Text } }, cancellationToken);
            }
        }

        // The end of the input is the end of the interview.
        await live.SendAsync(new Control { EndInterview = new() }, cancellationToken);
    }

    private static async Task ControlAsync(LiveInterview live, TypingLine line, string text, CancellationToken cancellationToken)
    {
        Control? control = text.Trim() switch
        {
            "/skip" => new() { SkipQuestion = new() },
            "/repeat" => new() { RepeatQuestion = new() },
            "/think" => new() { Thinking = new() },
            "/pause" => new() { Pause = new() },
            "/resume" => new() { Resume = new() },
            "/end" => new() { EndInterview = new() },
            _ => null,
        };
        if (control is null)
            line.Print(() => AnsiConsole.MarkupLineInterpolated($"[dim]{Help}[/]"));
        else
            await live.SendAsync(control, cancellationToken);
    }
}
