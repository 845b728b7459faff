using Google.Protobuf;
using Google.Protobuf.Reflection;
using SyncInterview.Documents.Structure;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Tests.Kit;

/// <summary>Holds the invariant that no value is made up: what stands at the span is the value, at most in another form.</summary>
internal static class SourcedCheck
{
    // Seniority is one canonical word, whatever its spelling.
    private static readonly Dictionary<string, string[]> Levels = new()
    {
        ["senior"] = ["sr"],
        ["junior"] = ["jr"],
        ["mid"] = ["mid", "intermediate"],
        ["entry"] = ["entry"],
        ["intern"] = ["intern"],
    };

    /// <summary>Fails for the first value of a message that its span does not bear out; returns how many there were.</summary>
    public static int AllBorneOut(IMessage message, string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        var all = Collect(message).ToList();
        foreach (var sourced in all)
        {
            Assert.InRange(sourced.Span.Start, 0, sourced.Span.End - 1);
            Assert.InRange(sourced.Span.End, 1, runes.Length);
            Assert.InRange(sourced.Confidence, 0.01f, 1f);
            Assert.NotEqual(ExtractionMethod.Unspecified, sourced.Method);
            var quoted = string.Concat(runes[sourced.Span.Start..sourced.Span.End].Select(rune => rune.ToString()));
            Assert.True(BearsOut(quoted, sourced.Value), $"\"{quoted}\" does not bear out \"{sourced.Value}\"");
        }

        return all.Count;
    }

    private static bool BearsOut(string quoted, string value)
    {
        var plain = string.Join(' ', quoted.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return plain.Equals(value, StringComparison.OrdinalIgnoreCase)
            || DateText.Parse(plain)?.ToString() == value
            || Levels.GetValueOrDefault(value, []).Any(spelling => plain.StartsWith(spelling, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<Sourced> Collect(IMessage message)
    {
        if (message is Sourced sourced)
            return [sourced];
        return message.Descriptor.Fields.InFieldNumberOrder()
            .Where(field => field.FieldType == FieldType.Message)
            .SelectMany(field => field.Accessor.GetValue(message) switch
            {
                System.Collections.IEnumerable many => many.Cast<IMessage>(),
                IMessage one => [one],
                _ => [],
            })
            .SelectMany(Collect);
    }
}
