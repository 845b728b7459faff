using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>What a client says, without its sequence.</summary>
internal static class Inputs
{
    public static ClientMessage Begin() => new() { Control = new() { Begin = new() } };

    public static ClientMessage End() => new() { Control = new() { EndInterview = new() } };

    public static ClientMessage Pause() => new() { Control = new() { Pause = new() } };

    public static ClientMessage Resume() => new() { Control = new() { Resume = new() } };

    public static ClientMessage Thinking() => new() { Control = new() { Thinking = new() } };

    public static ClientMessage Repeat() => new() { Control = new() { RepeatQuestion = new() } };

    public static ClientMessage Skip() => new() { Control = new() { SkipQuestion = new() } };

    public static ClientMessage Chunk(string text) => new() { Chunk = new() { Text = text } };

    public static ClientMessage Final(string text) => new() { Final = new() { Text = text } };

    public static ClientMessage Playback(long sequence, int heard) =>
        new() { Control = new() { Playback = new() { MessageSequence = sequence, HeardCharacters = heard } } };

    public static ClientMessage BargeIn(long sequence, int heard) =>
        new() { Control = new() { BargeIn = new() { Heard = new() { MessageSequence = sequence, HeardCharacters = heard } } } };
}
