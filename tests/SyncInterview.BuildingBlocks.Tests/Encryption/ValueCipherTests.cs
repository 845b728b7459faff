using SyncInterview.BuildingBlocks.Encryption;

namespace SyncInterview.BuildingBlocks.Tests.Encryption;

public sealed class ValueCipherTests
{
    private static readonly byte[] Value = "what the candidate said"u8.ToArray();
    private readonly DataKey _first = Key("first", 1);
    private readonly DataKey _second = Key("second", 2);

    [Fact]
    public void A_value_opens_in_its_context_and_nowhere_else()
    {
        var cipher = new ValueCipher(new DataKeyring("first", [_first]));
        var sealedValue = cipher.Seal(Value, "log\nstream\n7");

        Assert.Equal(Value, cipher.Open(sealedValue, "log\nstream\n7"));
        Assert.Throws<InvalidDataException>(() => cipher.Open(sealedValue, "log\nstream\n8"));
    }

    [Fact]
    public void The_same_value_never_looks_the_same_and_never_shows_through()
    {
        var cipher = new ValueCipher(new DataKeyring("first", [_first]));

        var one = cipher.Seal(Value, "c");
        var two = cipher.Seal(Value, "c");

        Assert.NotEqual(one, two);
        Assert.Equal(-1, one.AsSpan().IndexOf(Value.AsSpan(0, 4)));
    }

    [Fact]
    public void A_change_of_any_bit_and_any_cut_is_noticed()
    {
        var cipher = new ValueCipher(new DataKeyring("first", [_first]));
        var sealedValue = cipher.Seal(Value, "c");
        for (var i = 0; i < sealedValue.Length; i++)
        {
            var changed = (byte[])sealedValue.Clone();
            changed[i] ^= 1;
            var error = Record.Exception(() => cipher.Open(changed, "c"));
            Assert.True(error is InvalidDataException or DataKeyException, $"byte {i}: {error}");
        }

        for (var length = 0; length < sealedValue.Length; length++)
        {
            var error = Record.Exception(() => cipher.Open(sealedValue.AsSpan(0, length), "c"));
            Assert.True(error is InvalidDataException or DataKeyException, $"length {length}: {error}");
        }
    }

    [Fact]
    public void After_rotation_old_values_still_open_and_new_ones_use_the_new_key()
    {
        var old = new ValueCipher(new DataKeyring("first", [_first])).Seal(Value, "c");
        var rotated = new ValueCipher(new DataKeyring("second", [_first, _second]));

        Assert.Equal(Value, rotated.Open(old, "c"));
        var onlyNew = new ValueCipher(new DataKeyring("second", [_second]));
        Assert.Equal(Value, onlyNew.Open(rotated.Seal(Value, "c"), "c"));
        var missing = Assert.Throws<DataKeyException>(() => onlyNew.Open(old, "c"));
        Assert.Contains("DataKeys:Keys:first", missing.Message, StringComparison.Ordinal);
    }

    private static DataKey Key(string id, byte fill) => new(id, Enumerable.Repeat(fill, DataKey.KeyBytes).ToArray());
}
