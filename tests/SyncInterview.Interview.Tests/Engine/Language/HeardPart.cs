using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>What was heard: <c>heard 17 of 6</c> is the first 17 characters of message 6.</summary>
internal sealed record HeardPart(int Characters, int Message)
{
    public static HeardPart? Read(LineReader line)
    {
        if (!line.Take("heard"))
            return null;
        var characters = line.Number("a number of characters");
        return line.Take("of") ? new(characters, line.Number("a message sequence")) : throw line.Expected("of");
    }

    public string Print() => $"heard {Characters} of {Message}";

    public Playback ToPlayback() => new() { HeardCharacters = Characters, MessageSequence = Message };
}
