using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell.Rules;

public sealed class ClientMessageRulesTests
{
    private static readonly string Longest = new('a', ClientMessageRules.UtteranceBytes);

    private static readonly Dictionary<string, (string Field, ClientMessage Message)> Broken = new()
    {
        ["no number"] = ("client_sequence", Message("""{ "chunk": {} }""")),
        ["a negative number"] = ("client_sequence", Message("""{ "clientSequence": -4, "chunk": {} }""")),
        ["a time out of range"] =
            ("client_time", new() { ClientSequence = 1, ClientTime = new() { Seconds = long.MaxValue }, Chunk = new() }),
        ["nothing"] = ("message", Message("""{ "clientSequence": 1 }""")),
        ["attach"] = ("attach", Message("""{ "clientSequence": 1, "attach": {} }""")),
        ["a chunk too long"] = ("chunk.text", new() { ClientSequence = 1, Chunk = new() { Text = Longest + "a" } }),
        ["a final too long in UTF-8"] = ("final.text", new() { ClientSequence = 1, Final = new() { Text = Longest[4..] + "é€" } }),
        ["a chunk that says it is final"] = ("chunk.is_final", Message("""{ "clientSequence": 1, "chunk": { "isFinal": true } }""")),
        ["a final that says it is not"] = ("final.is_final", Message("""{ "clientSequence": 1, "final": { "isFinal": false } }""")),
        ["too sure"] = ("chunk.confidence", Message("""{ "clientSequence": 1, "chunk": { "confidence": 1.01 } }""")),
        ["not a number"] = ("chunk.confidence", Message("""{ "clientSequence": 1, "chunk": { "confidence": "NaN" } }""")),
        ["too many words"] =
            ("chunk.words", new() { ClientSequence = 1, Chunk = new() { Words = { Enumerable.Repeat(new Word(), 10_001) } } }),
        ["a word that ends before it starts"] =
            ("final.words[1]", Message("""{ "clientSequence": 1, "final": { "words": [{}, { "start": "2s", "end": "1s" }] } }""")),
        ["a word before the utterance"] =
            ("final.words[0]", Message("""{ "clientSequence": 1, "final": { "words": [{ "start": "-1s" }] } }""")),
        ["a word too long"] =
            ("final.words[0].text", new() { ClientSequence = 1, Final = new() { Words = { new Word { Text = Longest } } } }),
        ["a control without an action"] = ("control.action", Message("""{ "clientSequence": 1, "control": {} }""")),
        ["thinking too long"] =
            ("control.thinking.duration", Message("""{ "clientSequence": 1, "control": { "thinking": { "duration": "301s" } } }""")),
        ["thinking for no time"] =
            ("control.thinking.duration", Message("""{ "clientSequence": 1, "control": { "thinking": { "duration": "0s" } } }""")),
        ["playback of nothing"] = (
            "control.playback.message_sequence",
            Message("""{ "clientSequence": 1, "control": { "playback": { "messageSequence": -1 } } }""")),
        ["less than nothing heard"] = (
            "control.playback.heard_characters",
            Message("""{ "clientSequence": 1, "control": { "playback": { "messageSequence": 1, "heardCharacters": -1 } } }""")),
        ["a barge-in into nothing"] = (
            "control.barge_in.heard.message_sequence",
            Message("""{ "clientSequence": 1, "control": { "bargeIn": { "heard": { "messageSequence": -1 } } } }""")),
        ["code in no language"] = ("code.language", Message("""{ "clientSequence": 1, "code": { "source": "x" } }""")),
        ["no code"] = ("code.source", Message("""{ "clientSequence": 1, "code": { "language": "python" } }""")),
        ["code too long"] =
            ("code.source", new() { ClientSequence = 1, Code = new() { Language = "c", Source = Longest + Longest + "a" } }),
        ["input too long"] =
            ("code.stdin", new() { ClientSequence = 1, Code = new() { Language = "c", Source = "x", Stdin = Longest + Longest + "a" } }),
    };

    private static readonly Dictionary<string, ClientMessage> Kept = new()
    {
        ["the longest chunk"] = new() { ClientSequence = 1, Chunk = new() { Text = Longest, Confidence = 1 } },
        ["the longest final in UTF-8"] =
            new() { ClientSequence = long.MaxValue, Final = new() { Text = Longest[5..] + "é€", IsFinal = true } },
        ["the least sure chunk"] = Message("""{ "clientSequence": 1, "chunk": { "isFinal": false, "append": true, "confidence": 0 } }"""),
        ["the shortest word"] = Message("""{ "clientSequence": 1, "final": { "words": [{ "start": "1s", "end": "1s" }] } }"""),
        ["thinking"] = Message("""{ "clientSequence": 1, "control": { "thinking": {} } }"""),
        ["the longest thinking"] = Message("""{ "clientSequence": 1, "control": { "thinking": { "duration": "300s" } } }"""),
        ["a barge-in into a streamed reply"] =
            Message("""{ "clientSequence": 1, "control": { "bargeIn": { "heard": { "heardCharacters": 3 } } } }"""),
        ["the longest code"] = new() { ClientSequence = 1, Code = new() { Language = "c", Source = Longest + Longest } },
        ["the last time"] = new() { ClientSequence = 1, ClientTime = Timestamp.FromDateTimeOffset(DateTimeOffset.MaxValue), Chunk = new() },
    };

    public static TheoryData<string> BrokenNames => [.. Broken.Keys];

    public static TheoryData<string> KeptNames => [.. Kept.Keys];

    [Theory]
    [MemberData(nameof(BrokenNames))]
    public void The_field_that_breaks_a_rule_is_named(string name) =>
        Assert.Equal(Broken[name].Field, ClientMessageRules.Check(Broken[name].Message)?.Field);

    [Theory]
    [MemberData(nameof(KeptNames))]
    public void What_is_just_within_the_limits_is_taken(string name) => Assert.Null(ClientMessageRules.Check(Kept[name]));

    private static ClientMessage Message(string json) => JsonParser.Default.Parse<ClientMessage>(json);
}
