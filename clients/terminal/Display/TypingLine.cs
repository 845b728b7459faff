using System.Runtime.CompilerServices;
using System.Text;
using Spectre.Console;

namespace SyncInterview.Terminal.Display;

/// <summary>
/// The line a person types on, below everything that is printed meanwhile. What is typed is told several times a second, as a speech
/// recogniser tells what it hears; from a file or a pipe only whole lines are.
/// </summary>
internal sealed class TypingLine(TimeProvider time)
{
    private const string Prompt = "> ";
    private const string EraseLine = "\r\e[K";

    private static readonly TimeSpan KeyInterval = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan TellInterval = TimeSpan.FromMilliseconds(400);

    private readonly Lock _oneWriter = new();
    private readonly StringBuilder _text = new();
    private bool _isClosed;

    /// <summary>Prints above the line.</summary>
    public void Print(Action print)
    {
        lock (_oneWriter)
        {
            Erase();
            print();
            Draw();
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Close()
    {
        lock (_oneWriter)
        {
            Erase();
            _isClosed = true;
        }
    }

    /// <summary>What is typed: unfinished lines as they grow, and finished ones. Ends with the input.</summary>
    public IAsyncEnumerable<TypedText> ReadAsync(CancellationToken cancellationToken) =>
        Console.IsInputRedirected ? ReadLinesAsync(cancellationToken) : ReadKeysAsync(cancellationToken);

    private static async IAsyncEnumerable<TypedText> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A read that waits for a line cannot be cancelled: it is left behind on its own thread when the interview is over.
        while (await Task.Run(Console.In.ReadLine, cancellationToken).WaitAsync(cancellationToken) is { } line)
            yield return new(line, IsFinished: true);
    }

    private async IAsyncEnumerable<TypedText> ReadKeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (told, toldAt) = ("", time.GetTimestamp());
        while (true)
        {
            await Task.Delay(KeyInterval, time, cancellationToken);
            while (Console.KeyAvailable)
            {
                if (Take(Console.ReadKey(intercept: true)) is not { } line)
                    continue;
                told = "";
                yield return new(line, IsFinished: true);
            }

            var text = _text.ToString();
            if (text == told || time.GetElapsedTime(toldAt) < TellInterval)
                continue;
            (told, toldAt) = (text, time.GetTimestamp());
            yield return new(text, IsFinished: false);
        }
    }

    // The finished line when the key ends one.
    private string? Take(ConsoleKeyInfo key)
    {
        lock (_oneWriter)
        {
            string? line = null;
            if (key.Key == ConsoleKey.Enter)
                (line, _) = (_text.ToString(), _text.Clear());
            else if (key.Key == ConsoleKey.Backspace && _text.Length > 0)
                _text.Length--;
            else if (!char.IsControl(key.KeyChar))
                _text.Append(key.KeyChar);
            Erase();
            Draw();
            return line;
        }
    }

    private static void Erase()
    {
        if (!Console.IsInputRedirected)
            Console.Write(EraseLine);
    }

    // The end of a line that is longer than the window.
    private void Draw()
    {
        if (Console.IsInputRedirected || _isClosed)
            return;
        var room = Math.Max(10, AnsiConsole.Profile.Width - Prompt.Length - 1);
        var text = _text.ToString();
        Console.Write(Prompt + (text.Length <= room ? text : text[^room..]));
    }
}
