using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace SyncInterview.Contracts.Kit;

/// <summary>Makes messages of any type with random content, awkward values included. The seed decides everything.</summary>
internal sealed class RandomMessages(int seed)
{
    private const int DeepestNesting = 6;
    private static readonly string[] Texts = ["", "a", "C#", "naïve café", "\"quoted\" \\ / \t\r\n", "\u0001\u007f", "面接 🎤", "<b>&amp;", new('x', 300)];
    private static readonly long[] Integers = [0, 1, -1, int.MinValue, int.MaxValue, long.MinValue, long.MaxValue, 9007199254740993];

    // Without -0: JSON leaves it out like any zero.
    private static readonly double[] Reals = [0, 1, 0.1, -1e300, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    private readonly Random _random = new(seed);

    /// <summary>Makes one message. Each field is set or left out by chance; of a oneof at most one is set.</summary>
    public IMessage Create(MessageDescriptor type) => Create(type, depth: 0);

    private IMessage Create(MessageDescriptor type, int depth)
    {
        if (type.FullName == Timestamp.Descriptor.FullName)
        {
            return new Timestamp { Seconds = _random.NextInt64(-62135596800, 253402300800), Nanos = _random.Next(1_000_000_000) };
        }

        if (type.FullName == Duration.Descriptor.FullName)
        {
            var sign = _random.Next(2) == 0 ? -1 : 1;
            return new Duration { Seconds = sign * _random.NextInt64(315_576_000_000), Nanos = sign * _random.Next(1_000_000_000) };
        }

        var message = type.Parser.ParseFrom(ByteString.Empty);
        var candidates = type.Oneofs.Where(oneof => !oneof.IsSynthetic)
            .Select(oneof => oneof.Fields[_random.Next(oneof.Fields.Count)])
            .Concat(type.Fields.InDeclarationOrder().Where(field => field.RealContainingOneof is null));
        foreach (var field in candidates)
        {
            var nestsTooDeep = field.FieldType == FieldType.Message && depth == DeepestNesting;
            if (!nestsTooDeep && _random.Next(4) > 0)
            {
                Fill(message, field, depth);
            }
        }

        return message;
    }

    private void Fill(IMessage message, FieldDescriptor field, int depth)
    {
        if (!field.IsRepeated)
        {
            field.Accessor.SetValue(message, Value(field, depth));
            return;
        }

        Assert.False(field.IsMap, $"{field.FullName}: maps are not used by the contracts, nor made here.");
        var list = (IList)field.Accessor.GetValue(message);
        for (var left = _random.Next(3); left > 0; left--)
        {
            list.Add(Value(field, depth));
        }
    }

    private object Value(FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.Bool => _random.Next(2) == 0,
        FieldType.String => Pick(Texts),
        FieldType.Bytes => ByteString.CopyFrom(RandomBytes()),
        FieldType.Int32 => unchecked((int)Pick(Integers)),
        FieldType.Int64 => Pick(Integers),
        FieldType.UInt32 => unchecked((uint)Pick(Integers)),
        FieldType.UInt64 => unchecked((ulong)Pick(Integers)),
        FieldType.Float => (float)Pick(Reals),
        FieldType.Double => Pick(Reals),
        FieldType.Enum => field.EnumType.Values[_random.Next(field.EnumType.Values.Count)].Number,
        FieldType.Message => Create(field.MessageType, depth + 1),
        _ => throw new NotSupportedException($"{field.FullName}: {field.FieldType} is not used by the contracts."),
    };

    private byte[] RandomBytes()
    {
        var bytes = new byte[_random.Next(40)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];
}
