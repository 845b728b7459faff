using System.Buffers;
using System.Text.Json;

namespace SyncInterview.Llm.Models.OpenAi;

/// <summary>
/// Watches the raw bytes of a streamed chat completion for what the SDK passes over in silence: an error inside a 200, and an end
/// without a finish reason. Bounds the length of a line, of an event and of the whole answer. Follows the event-stream rules of the
/// HTML standard as far as <c>data</c> goes.
/// </summary>
internal sealed class SseWatch
{
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly ArrayBufferWriter<byte> _data = new();
    private long _total;
    private bool _skipLineFeed;

    /// <summary>Most bytes of one line, and of the data of one event.</summary>
    public const int MaxEventBytes = 256 * 1024;

    /// <summary>Most bytes of one answer.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Whether the provider said why the answer ended.</summary>
    public bool SawFinish { get; private set; }

    /// <summary>The failure found, if any; the first one stays.</summary>
    public ModelFailure? Failure { get; private set; }

    /// <summary>Takes in bytes as they arrive.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _total += bytes.Length;
        if (_total > MaxBytes)
            Failure ??= ModelFailure.Oversized;
        while (bytes.Length > 0 && Failure is not ModelFailure.Oversized)
        {
            if (_skipLineFeed && bytes[0] == '\n')
                bytes = bytes[1..];
            _skipLineFeed = false;
            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            Keep(_line, end < 0 ? bytes : bytes[..end]);
            if (end < 0)
                return;
            _skipLineFeed = bytes[end] == '\r';
            bytes = bytes[(end + 1)..];
            TakeLine(_line.WrittenSpan);
            _line.ResetWrittenCount();
        }
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        if (line.Length == 0)
        {
            if (_data.WrittenCount > 0)
                Read(_data.WrittenSpan);
            _data.ResetWrittenCount();
        }
        else if (line.StartsWith("data:"u8))
        {
            if (_data.WrittenCount > 0)
                Keep(_data, "\n"u8);
            var value = line[5..];
            Keep(_data, value.StartsWith(" "u8) ? value[1..] : value);
        }
    }

    private void Read(ReadOnlySpan<byte> data)
    {
        if (data.SequenceEqual("[DONE]"u8))
            return;
        try
        {
            var reader = new Utf8JsonReader(data);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                Failure ??= ModelFailure.Malformed;
                return;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                ReadProperty(ref reader);
        }
        catch (JsonException)
        {
            Failure ??= ModelFailure.Malformed;
        }
    }

    private void ReadProperty(ref Utf8JsonReader reader)
    {
        var isError = reader.ValueTextEquals("error"u8);
        var isChoices = reader.ValueTextEquals("choices"u8);
        reader.Read();
        if (isError && reader.TokenType != JsonTokenType.Null)
            Failure ??= SpeaksOfRateLimit(ref reader) ? ModelFailure.RateLimited : ModelFailure.ErrorInStream;
        else if (isChoices)
            ReadChoices(ref reader);
        else
            reader.Skip();
    }

    // choices[].finish_reason; a "finish_reason" deeper down, for example inside a tool's arguments, is text.
    private void ReadChoices(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            var isOfChoice = reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == depth + 2;
            if (isOfChoice && reader.ValueTextEquals("finish_reason"u8))
                SawFinish |= reader.Read() && reader.TokenType == JsonTokenType.String;
        }
    }

    // Leaves the reader at the end of the value.
    private static bool SpeaksOfRateLimit(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        var found = MeansRateLimit(ref reader);
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return found;
        while (reader.Read() && reader.CurrentDepth > depth)
            found |= MeansRateLimit(ref reader);
        return found;
    }

    private static bool MeansRateLimit(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.ValueTextEquals("429"u8)
            || reader.ValueTextEquals("rate_limit_exceeded"u8)
            || reader.ValueTextEquals("rate_limit_error"u8),
        JsonTokenType.Number => reader.TryGetInt32(out var code) && code == 429,
        _ => false,
    };

    private void Keep(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> bytes)
    {
        if (buffer.WrittenCount + bytes.Length > MaxEventBytes)
            Failure ??= ModelFailure.Oversized;
        else
            buffer.Write(bytes);
    }
}
