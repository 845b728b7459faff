using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell.Rules;

public sealed class ClientMessageRulesTests
{
    private static readonly string Longest = new('a', ClientMessageRules.UtteranceBytes);

    public static TheoryData<string, ClientMessage> Broken() => new()
    {
        { "client_sequence", Message("""{ "clientSequence": 0, "chunk": {} }""") },
        { "client_sequence", Message("""{ "clientSequence": -4, "chunk": {} }""") },
        { "client_time", new() { ClientSequence = 1, ClientTime = new() { Seconds = long.MaxValue }, Chunk = new() } },
        { "message", Message("""{ "clientSequence": 1 }""") },
        { "attach", Message("""{ "clientSequence": 1, "attach": {} }""") },
        { "chunk.text", new() { ClientSequence = 1, Chunk = new() { Text = Longest + "a" } } },
        { "final.text", new() { ClientSequence = 1, Final = new() { Text = Longest[2..] + "é€" } } },
        { "chunk.is_final", Message("""{ "clientSequence": 1, "chunk": { "isFinal": true } }""") },
        { "final.is_final", Message("""{ "clientSequence": 1, "final": { "isFinal": false } }""") },
        { "chunk.confidence", Message("""{ "clientSequence": 1, "chunk": { "confidence": 1.01 } }""") },
        { "chunk.confidence", Message("""{ "clientSequence": 1, "chunk": { "confidence": "NaN" } }""") },
        { "chunk.words", new() { ClientSequence = 1, Chunk = new() { Words = { Enumerable.Repeat(new Word(), 10_001) } } } },
        { "final.words[1]", Message("""{ "clientSequence": 1, "final": { "words": [{}, { "start": "2s", "end": "1s" }] } }""") },
        { "final.words[0]", Message("""{ "clientSequence": 1, "final": { "words": [{ "start": "-1s" }] } }""") },
        { "final.words[0].text", new() { ClientSequence = 1, Final = new() { Words = { new Word { Text = Longest } } } } },
        { "control.action", Message("""{ "clientSequence": 1, "control": {} }""") },
        { "control.thinking.duration", Message("""{ "clientSequence": 1, "control": { "thinking": { "duration": "301s" } } }""") },
        { "control.thinking.duration", Message("""{ "clientSequence": 1, "control": { "thinking": { "duration": "0s" } } }""") },
        { "control.playback.message_sequence", Message("""{ "clientSequence": 1, "control": { "playback": {} } }""") },
        { "control.playback.heard_characters", Message("""{ "clientSequence": 1, "control": { "playback": { "messageSequence": 1, "heardCharacters": -1 } } }""") },
        { "control.barge_in.heard.message_sequence", Message("""{ "clientSequence": 1, "control": { "bargeIn": { "heard": { "messageSequence": -1 } } } }""") },
        { "code.language", Message("""{ "clientSequence": 1, "code": { "source": "x" } }""") },
        { "code.source", Message("""{ "clientSequence": 1, "code": { "language": "python" } }""") },
        { "code.source", new() { ClientSequence = 1, Code = new() { Language = "c", Source = Longest + Longest + "a" } } },
        { "code.stdin", new() { ClientSequence = 1, Code = new() { Language = "c", Source = "x", Stdin = Longest + Longest + "a" } } },
    };

    public static TheoryData<ClientMessage> Kept() => new()
    {
        new ClientMessage { ClientSequence = 1, Chunk = new() { Text = Longest, Confidence = 1 } },
        new ClientMessage { ClientSequence = long.MaxValue, Final = new() { Text = Longest, IsFinal = true } },
        Message("""{ "clientSequence": 1, "chunk": { "isFinal": false, "append": true, "confidence": 0 } }"""),
        Message("""{ "clientSequence": 1, "final": { "words": [{ "start": "1s", "end": "1s" }] } }"""),
        Message("""{ "clientSequence": 1, "control": { "thinking": {} } }"""),
        Message("""{ "clientSequence": 1, "control": { "thinking": { "duration": "300s" } } }"""),
        Message("""{ "clientSequence": 1, "control": { "bargeIn": { "heard": { "heardCharacters": 3 } } } }"""),
        new ClientMessage { ClientSequence = 1, Code = new() { Language = "c", Source = Longest + Longest } },
        new ClientMessage { ClientSequence = 1, ClientTime = Timestamp.FromDateTimeOffset(DateTimeOffset.MaxValue), Chunk = new() },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void The_field_that_breaks_a_rule_is_named(string field, ClientMessage message) =>
        Assert.Equal(field, ClientMessageRules.Check(message)?.Field);

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_is_just_within_the_limits_is_taken(ClientMessage message) => Assert.Null(ClientMessageRules.Check(message));

    private static ClientMessage Message(string json) => JsonParser.Default.Parse<ClientMessage>(json);
}
