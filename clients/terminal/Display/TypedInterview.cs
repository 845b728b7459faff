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
        var view = new ConversationView(time);
        AnsiConsole.MarkupLineInterpolated($"[dim]{Help}[/]");
        await live.AttachAsync(cancellationToken);
        await live.SendAsync(new Control { Begin = new() }, cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var typing = TypeAsync(live, view, over.Token);
        await foreach (var message in live.ReadAsync(cancellationToken))
        {
            view.Show(message);
            if (message.MessageCase == MessageCase.End)
                break;
        }

        await over.CancelAsync();
        await typing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        view.ShowSummary();
    }

    private static async Task TypeAsync(LiveInterview live, ConversationView view, CancellationToken cancellationToken)
    {
        while (await ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0)
                continue;
            if (line[0] == '/')
            {
                await ControlAsync(live, line, cancellationToken);
                continue;
            }

            view.ShowAnswer(line);
            await live.SendAsync(new ClientMessage { Final = new() { Text = line } }, cancellationToken);
        }

        // The end of the input is the end of the interview.
        await live.SendAsync(new Control { EndInterview = new() }, cancellationToken);
    }

    // The console's read cannot be cancelled: it is left behind on its own thread when the interview is over.
    private static Task<string?> ReadLineAsync(CancellationToken cancellationToken) =>
        Task.Run(Console.In.ReadLine, cancellationToken).WaitAsync(cancellationToken);

    private static async Task ControlAsync(LiveInterview live, string line, CancellationToken cancellationToken)
    {
        Control? control = line.Trim() switch
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
            AnsiConsole.MarkupLineInterpolated($"[dim]{Help}[/]");
        else
            await live.SendAsync(control, cancellationToken);
    }
}
