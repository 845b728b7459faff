using System.Text;
using Google.Protobuf.WellKnownTypes;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>What the candidate or the surroundings do: <c>at 5.2s final "…"</c>.</summary>
/// <param name="At">When.</param>
/// <param name="Verb">What is done.</param>
/// <param name="Text">What is said.</param>
/// <param name="Number">Client sequence (0: the next), or what <c>again</c> repeats, or the answer that is assessed.</param>
/// <param name="Span">How long <c>thinking</c> or a process's absence lasts.</param>
/// <param name="Heard">What was heard.</param>
internal sealed record ActLine(TimeSpan At, string Verb, string Text = "", int Number = 0, TimeSpan? Span = null, HeardPart? Heard = null)
    : ScenarioLine
{
    private static readonly string[] Spoken = ["chunk", "append", "final", "code"];

    /// <summary>Verbs with nothing after them.</summary>
    private static readonly string[] Plain =
    [
        "begin", "end_interview", "pause", "resume", "skip_question", "repeat_question", "barge_in", "thinking",
        "attach", "detach", "recover", "end_requested", "kill", "die_before_append", "die_after_append", "take_over",
    ];

    public static ActLine Read(TimeSpan at, LineReader line)
    {
        var verb = line.Word("what is done");
        if (Spoken.Contains(verb))
            return new(at, verb, line.Quote(), line.Take("as") ? line.Number("a client sequence") : 0);
        return verb switch
        {
            "again" => new(at, verb, Number: line.Number("a client sequence")),
            "assessment" => new(at, verb, Number: line.Number("the number of an answer"), Text: line.OptionalQuote() ?? ""),
            "playback" => new(at, verb, Heard: HeardPart.Read(line) ?? throw line.Expected("heard")),
            "barge_in" => new(at, verb, Heard: HeardPart.Read(line)),
            "thinking" => new(at, verb, Span: line.OptionalTime()),
            "recover" or "kill" or "die_before_append" or "die_after_append" => new(at, verb, Span: line.Take("for") ? line.Time() : null),
            _ when Plain.Contains(verb) => new(at, verb),
            _ => throw new FormatException($"nobody can do '{verb}'"),
        };
    }

    public override string Print()
    {
        var text = new StringBuilder("at ").Append(Seconds(At)).Append(' ').Append(Verb);
        if (Verb is "again" or "assessment")
            text.Append(' ').Append(Number);
        if (Spoken.Contains(Verb) || Text.Length > 0)
            text.Append(' ').Append(Quoted(Text));
        if (Spoken.Contains(Verb) && Number > 0)
            text.Append(" as ").Append(Number);
        if (Heard is { } heard)
            text.Append(' ').Append(heard.Print());
        if (Span is { } span)
            text.Append(Verb == "thinking" ? " " : " for ").Append(Seconds(span));
        return text.ToString();
    }

    public override IEnumerable<ScenarioLine> Simpler()
    {
        IEnumerable<ActLine> lines =
        [
            this with { Span = null },
            Verb == "barge_in" ? this with { Heard = null } : this,
            Spoken.Contains(Verb) ? this with { Number = 0 } : this,
            .. Shorter(Text).Select(text => this with { Text = text }),
            .. Rounder(At).Select(time => this with { At = time }),
        ];
        return lines.Where(line => line != this);
    }

    public void Apply(Simulation simulation)
    {
        switch (Verb)
        {
            case "chunk" or "append" or "final" or "code": simulation.At(At, Said()); break;
            case "again": simulation.Again(At, Number); break;
            case "attach" or "detach": simulation.Queue(At, new() { AttachmentChanged = new() { Attached = Verb == "attach" } }); break;
            case "recover": simulation.Die(At, Death.Stopped, Span ?? TimeSpan.Zero); break;
            case "end_requested": simulation.Queue(At, new() { EndRequested = new() }); break;
            case "assessment": simulation.Queue(At, new() { Assessment = new() { AnswerId = $"a{Number}", FollowUp = Text } }); break;
            case "kill": simulation.Die(At, Death.Now, Span ?? TimeSpan.Zero); break;
            case "die_before_append": simulation.Die(At, Death.BeforeAppend, Span ?? TimeSpan.Zero); break;
            case "die_after_append": simulation.Die(At, Death.AfterAppend, Span ?? TimeSpan.Zero); break;
            case "take_over": simulation.Die(At, Death.TakenOver, TimeSpan.Zero); break;
            default: simulation.At(At, Obeyed()); break;
        }
    }

    private ClientMessage Said()
    {
        var message = new ClientMessage { ClientSequence = Number };
        switch (Verb)
        {
            case "final": message.Final = new() { Text = Text }; break;
            case "code": message.Code = new() { Language = "python", Source = Text }; break;
            default: message.Chunk = new() { Text = Text, Append = Verb == "append" }; break;
        }

        return message;
    }

    private Control Obeyed() => Verb switch
    {
        "begin" => new() { Begin = new() },
        "end_interview" => new() { EndInterview = new() },
        "pause" => new() { Pause = new() },
        "resume" => new() { Resume = new() },
        "barge_in" => new() { BargeIn = new() { Heard = Heard?.ToPlayback() } },
        "skip_question" => new() { SkipQuestion = new() },
        "repeat_question" => new() { RepeatQuestion = new() },
        "thinking" => new() { Thinking = new() { Duration = Span is { } span ? Duration.FromTimeSpan(span) : null } },
        "playback" => new() { Playback = Heard?.ToPlayback() },
        _ => throw new InvalidOperationException($"'{Verb}' is no control."),
    };
}
