using System.Text;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>
/// What can be said of a client's message without knowing the session: sizes, ranges, what is required. What breaks a rule never
/// reaches the engine, so nothing of it is consumed.
/// </summary>
internal static class ClientMessageRules
{
    /// <summary>Longest text of an utterance, in bytes of UTF-8: 32 KiB.</summary>
    public const int UtteranceBytes = 32 * 1024;

    /// <summary>Most word timings of an utterance: 10,000.</summary>
    public const int Words = 10_000;

    /// <summary>Longest word, in bytes of UTF-8: 256.</summary>
    public const int WordBytes = 256;

    /// <summary>Longest program, and longest input of one, in bytes of UTF-8: 64 KiB.</summary>
    public const int CodeBytes = 64 * 1024;

    /// <summary>Longest name of a language, in characters: 32.</summary>
    public const int LanguageLength = 32;

    /// <summary>Longest time to think that can be asked for: 5 minutes.</summary>
    public static readonly TimeSpan LongestThinking = TimeSpan.FromMinutes(5);

    /// <summary>The first rule that a message breaks; null when it breaks none. <c>attach</c> is judged by the stream, not here.</summary>
    public static FieldProblem? Check(ClientMessage message)
    {
        if (message.ClientSequence < 1)
            return new("client_sequence", "must be 1 or more: 1, 2, 3… within the interview");
        if (message.ClientTime is { } time && !IsValid(time))
            return new("client_time", "must be a time between the years 1 and 9999");
        return message.MessageCase switch
        {
            ClientMessage.MessageOneofCase.Chunk => CheckSpeech("chunk", message.Chunk, isFinal: false),
            ClientMessage.MessageOneofCase.Final => CheckSpeech("final", message.Final, isFinal: true),
            ClientMessage.MessageOneofCase.Control => CheckControl(message.Control),
            ClientMessage.MessageOneofCase.Code => CheckCode(message.Code),
            ClientMessage.MessageOneofCase.Attach => new("attach", "is sent first on a stream, and nowhere else"),
            _ => new("message", "must be one of chunk, final, control and code"),
        };
    }

    private static FieldProblem? CheckSpeech(string field, SpeechTranscript speech, bool isFinal)
    {
        if (Encoding.UTF8.GetByteCount(speech.Text) > UtteranceBytes)
            return new($"{field}.text", $"must be at most {UtteranceBytes} bytes of UTF-8");
        if (speech.HasIsFinal && speech.IsFinal != isFinal)
            return new($"{field}.is_final", $"must be {(isFinal ? "true" : "false")} or unset in {field}");
        if (speech.HasConfidence && !(speech.Confidence >= 0 && speech.Confidence <= 1))
            return new($"{field}.confidence", "must be from 0 to 1");
        if (speech.Words.Count > Words)
            return new($"{field}.words", $"must have at most {Words} items; it has {speech.Words.Count}");
        return CheckWords(field, speech.Words);
    }

    private static FieldProblem? CheckWords(string field, RepeatedField<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (Encoding.UTF8.GetByteCount(word.Text) > WordBytes)
                return new($"{field}.words[{i}].text", $"must be at most {WordBytes} bytes of UTF-8");
            if (!IsOffset(word.Start) || !IsOffset(word.End) || Compare(word.Start, word.End) > 0)
                return new($"{field}.words[{i}]", "must have a start of 0 or more, and an end that is not before it");
        }

        return null;
    }

    private static FieldProblem? CheckControl(Control control) => control.ActionCase switch
    {
        Control.ActionOneofCase.None => new("control.action", "must be set"),
        Control.ActionOneofCase.Thinking when control.Thinking.Duration is { } time && !IsPositive(time, LongestThinking) =>
            new("control.thinking.duration", "must be more than 0 and at most 5 minutes"),
        Control.ActionOneofCase.Playback => CheckPlayback("control.playback", control.Playback),
        Control.ActionOneofCase.BargeIn when control.BargeIn.Heard is { } heard =>
            CheckPlayback("control.barge_in.heard", heard),
        _ => null,
    };

    // A reply that is still streamed has no sequence yet: it is called 0.
    private static FieldProblem? CheckPlayback(string field, Playback playback)
    {
        if (playback.MessageSequence < 0)
            return new($"{field}.message_sequence", "must be the sequence of a durable message, or 0 for the reply that is being streamed");
        return playback.HeardCharacters < 0 ? new($"{field}.heard_characters", "must be 0 or more") : null;
    }

    private static FieldProblem? CheckCode(CodeAnswer code)
    {
        if (code.Language.Length is 0 or > LanguageLength)
            return new("code.language", $"is required, with at most {LanguageLength} characters");
        if (string.IsNullOrWhiteSpace(code.Source) || Encoding.UTF8.GetByteCount(code.Source) > CodeBytes)
            return new("code.source", $"is required, with at most {CodeBytes} bytes of UTF-8");
        return Encoding.UTF8.GetByteCount(code.Stdin) > CodeBytes ? new("code.stdin", $"must be at most {CodeBytes} bytes of UTF-8") : null;
    }

    private static bool IsValid(Timestamp time) =>
        time.Seconds is >= -62_135_596_800 and <= 253_402_300_799 && time.Nanos is >= 0 and < 1_000_000_000;

    private static bool IsOffset(Duration? offset) =>
        offset is null || (offset.Seconds is >= 0 and < 86_400 && offset.Nanos is >= 0 and < 1_000_000_000);

    private static bool IsPositive(Duration time, TimeSpan limit) =>
        IsOffset(time) && time is not { Seconds: 0, Nanos: 0 } && time.ToTimeSpan() <= limit;

    private static int Compare(Duration? start, Duration? end) =>
        (start?.Seconds ?? 0, start?.Nanos ?? 0).CompareTo((end?.Seconds ?? 0, end?.Nanos ?? 0));
}
