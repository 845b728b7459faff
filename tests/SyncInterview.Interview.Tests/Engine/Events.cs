using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;
using Action = SyncInterview.Interviews.V1.Control.ActionOneofCase;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>One event of every kind, fit for the present key of a simulation.</summary>
internal static class Events
{
    private static readonly string[] Controls =
        ["begin", "barge_in", "skip_question", "repeat_question", "thinking", "playback", "pause", "resume", "end_interview"];

    public static void Queue(Simulation simulation, string name)
    {
        if (Controls.Contains(name))
            simulation.At(simulation.Now, Control(name));
        else if (Client(name) is { } message)
            simulation.At(simulation.Now, message);
        else
            simulation.Queue(simulation.Now, Internal(simulation, name));
    }

    /// <summary>Kinds of events and controls that the contracts have and the names leave out.</summary>
    public static IEnumerable<string> MissingIn(IReadOnlyCollection<string> names)
    {
        var known = names.Select(n => n.Replace("_", "").Replace(" ", "")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] spelledOtherwise = ["None", "Setup", "Client", "TentativeReady", "EndRequested", "AttachmentChanged"];
        return Enum.GetNames<SessionEvent.EventOneofCase>().Concat(Enum.GetNames<Action>())
            .Where(kind => !known.Contains(kind) && !spelledOtherwise.Contains(kind));
    }

    private static Control Control(string name) => name switch
    {
        "begin" => new() { Begin = new() },
        "barge_in" => new() { BargeIn = new() },
        "skip_question" => new() { SkipQuestion = new() },
        "repeat_question" => new() { RepeatQuestion = new() },
        "thinking" => new() { Thinking = new() },
        "playback" => new() { Playback = new() { MessageSequence = 2, HeardCharacters = 3 } },
        "pause" => new() { Pause = new() },
        "resume" => new() { Resume = new() },
        _ => new() { EndInterview = new() },
    };

    private static ClientMessage? Client(string name) => name switch
    {
        "chunk" => new() { Chunk = new() { Text = "wait there is more to say" } },
        "backchannel" => new() { Chunk = new() { Text = "mm-hm" } },
        "final" => new() { Final = new() { Text = "wait there is more to say" } },
        "blank final" => new() { Final = new() { Text = " ", Append = true } },
        "code" => new() { Code = new() { Language = "python", Source = "print(1)" } },
        _ => null,
    };

    private static SessionEvent Internal(Simulation simulation, string name)
    {
        var (key, attempt) = (simulation.State.Key.ToStored(), Math.Max(1, simulation.State.Reply.Attempt));
        return name switch
        {
            "end requested" => new() { EndRequested = new() },
            "tentative" => new() { TentativeReady = new() { Key = key, Ordinal = 1, Text = "I follow you there." } },
            "tentative failed" => new() { TentativeFailed = new() { Key = key, Ordinal = 1 } },
            "reply sentence" => new() { ReplySentence = new() { Key = key, Attempt = attempt, Text = "The ledger moved." } },
            "reply progress" => new() { ReplyProgress = new() { Key = key, Attempt = attempt, Text = " It took a year." } },
            "reply restarted" => new() { ReplyRestarted = new() { Key = key, Attempt = attempt + 1 } },
            "reply ready" => new() { ReplyReady = new() { Key = key, Attempt = attempt, Reply = "The ledger moved.", Question = "Why?" } },
            "reply failed" => new() { ReplyFailed = new() { Key = key, Attempt = attempt } },
            "question ready" => new() { QuestionReady = new() { Key = key, Attempt = attempt, Question = "Why?" } },
            "question failed" => new() { QuestionFailed = new() { Key = key, Attempt = attempt } },
            "filler bank" => new() { FillerBank = new() { Fillers = { "Let me think." } } },
            "assessment" => new() { Assessment = new() { AnswerId = "a1", FollowUp = "result" } },
            "recovered" => new() { Recovered = new() },
            "attached" => new() { AttachmentChanged = new() { Attached = true } },
            "detached" => new() { AttachmentChanged = new() { Attached = false } },
            "tick" => new() { Tick = new() },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }
}
