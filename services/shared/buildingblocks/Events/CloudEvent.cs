using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Google.Protobuf;

namespace SyncInterview.BuildingBlocks.Events;

/// <summary>An event in its CloudEvents 1.0 envelope, JSON format, with the data in protobuf's JSON form.</summary>
/// <param name="Id">Idempotency key, unique within the topic.</param>
/// <param name="Type">Full name of the data's protobuf message.</param>
/// <param name="Source">URI reference of the publisher.</param>
/// <param name="Time">When it was published.</param>
/// <param name="TraceParent">W3C trace context of the publisher; null without a trace.</param>
/// <param name="TraceState">W3C trace state; null without one.</param>
/// <param name="Data">The data, JSON text.</param>
public sealed record CloudEvent(
    string Id, string Type, string Source, DateTimeOffset Time, string? TraceParent, string? TraceState, string Data)
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default);

    /// <summary>Wraps data, with the trace context of <paramref name="activity"/>.</summary>
    public static CloudEvent Wrap(string id, IMessage data, string source, DateTimeOffset time, Activity? activity)
    {
        ArgumentNullException.ThrowIfNull(data);
        var isTraced = activity is { IdFormat: ActivityIdFormat.W3C };
        return new CloudEvent(
            id,
            data.Descriptor.FullName,
            source,
            time,
            isTraced ? activity!.Id : null,
            isTraced ? activity!.TraceStateString : null,
            Formatter.Format(data));
    }

    /// <summary>Reads an envelope. Throws <see cref="InvalidDataException"/> when it is not one of version 1.0 with JSON data.</summary>
    public static CloudEvent Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (Required(root, "specversion") != "1.0")
                throw new InvalidDataException("Only CloudEvents 1.0 are understood.");
            return new CloudEvent(
                Required(root, "id"),
                Required(root, "type"),
                Required(root, "source"),
                root.GetProperty("time").GetDateTimeOffset(),
                Optional(root, "traceparent"),
                Optional(root, "tracestate"),
                root.GetProperty("data").GetRawText());
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("Not a CloudEvents envelope.", exception);
        }
    }

    /// <summary>Writes the envelope as UTF-8 JSON.</summary>
    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(256 + Data.Length);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("specversion", "1.0");
            writer.WriteString("id", Id);
            writer.WriteString("type", Type);
            writer.WriteString("source", Source);
            writer.WriteString("time", Time);
            writer.WriteString("datacontenttype", "application/json");
            if (TraceParent is not null)
                writer.WriteString("traceparent", TraceParent);
            if (!string.IsNullOrEmpty(TraceState))
                writer.WriteString("tracestate", TraceState);
            writer.WritePropertyName("data");
            writer.WriteRawValue(Data);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string Required(JsonElement root, string attribute) =>
        root.GetProperty(attribute).GetString() is { Length: > 0 } value
            ? value
            : throw new InvalidDataException($"The CloudEvents attribute '{attribute}' is empty.");

    private static string? Optional(JsonElement root, string attribute) =>
        root.TryGetProperty(attribute, out var value) ? value.GetString() : null;
}
