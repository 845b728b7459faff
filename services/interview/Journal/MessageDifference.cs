using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace SyncInterview.Interviews.Journal;

/// <summary>The first field in which two messages of a kind differ.</summary>
/// <param name="Field">Path of the field, as in <c>llm_response.text</c>; empty for the message as a whole.</param>
/// <param name="Expected">Its value in the one, as JSON; empty when there is none.</param>
/// <param name="Actual">Its value in the other.</param>
internal readonly record struct MessageDifference(string Field, string Expected, string Actual)
{
    private const string WellKnown = "google.protobuf";

    /// <summary>Compares two messages as they are on the wire; null when they are the same, byte for byte.</summary>
    public static MessageDifference? Between(IMessage? expected, IMessage? actual)
    {
        if (expected is null && actual is null)
            return null;
        if (expected is null || actual is null)
            return new("", Json(expected), Json(actual));
        if (expected.ToByteString() == actual.ToByteString())
            return null;
        // Where no known field tells them apart, it is one that this version does not know.
        return InFields(expected, actual, "") ?? new("", Json(expected), Json(actual));
    }

    private static MessageDifference? InFields(IMessage expected, IMessage actual, string path)
    {
        foreach (var field in expected.Descriptor.Fields.InFieldNumberOrder())
        {
            if (In(field, expected, actual, path) is { } difference)
                return difference;
        }

        return null;
    }

    private static MessageDifference? In(FieldDescriptor field, IMessage expected, IMessage actual, string path)
    {
        var (one, other) = (ValueOf(field, expected), ValueOf(field, actual));
        if (Equals(one, other))
            return null;
        var isLeaf = field.FieldType != FieldType.Message || field.IsRepeated || field.MessageType.File.Package == WellKnown;
        if (!isLeaf && one is IMessage left && other is IMessage right && InFields(left, right, $"{path}{field.Name}.") is { } inner)
            return inner;
        return new(path + field.Name, Json(one), Json(other));
    }

    private static object? ValueOf(FieldDescriptor field, IMessage message) =>
        field.HasPresence && !field.Accessor.HasValue(message) ? null : field.Accessor.GetValue(message);

    private static string Json(object? value)
    {
        if (value is null)
            return "";
        using var text = new StringWriter();
        JsonFormatter.Default.WriteValue(text, value);
        return text.ToString();
    }
}
