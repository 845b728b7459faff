using Grpc.Core;

namespace SyncInterview.Hosting.Tests.GrpcApi;

public sealed class MetadataTests
{
    [Fact]
    public void Keys_are_kept_in_lower_case_and_found_in_any()
    {
        var metadata = new Metadata { { "X-Request-Id", "7" } };

        Assert.Equal("x-request-id", metadata[0].Key);
        Assert.Equal("7", metadata.GetValue("X-REQUEST-ID"));
        Assert.Null(metadata.GetValue("x-request"));
    }

    [Fact]
    public void Of_a_key_that_repeats_the_last_value_counts_and_all_can_be_read_in_order()
    {
        var metadata = new Metadata { { "k", "1" }, { "other", "x" }, { "K", "2" } };

        Assert.Equal("2", metadata.GetValue("k"));
        Assert.Equal(["1", "2"], metadata.GetAll("k").Select(entry => entry.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("white space")]
    [InlineData("colon:")]
    [InlineData("ümlaut")]
    [InlineData("line\nbreak")]
    public void A_malformed_key_is_refused(string key) =>
        Assert.Throws<ArgumentException>(() => new Metadata { { key, "value" } });

    [Fact]
    public void Text_and_bytes_are_told_apart_by_the_key_s_ending()
    {
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("k-bin", "text"));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("k", [1]));
        Assert.True(new Metadata.Entry("K-BIN", [1]).IsBinary);
        Assert.Throws<InvalidOperationException>(() => new Metadata.Entry("k-bin", [1]).Value);
        Assert.Equal("abc"u8.ToArray(), new Metadata.Entry("k", "abc").ValueBytes);
    }

    [Fact]
    public void Bytes_cannot_be_changed_from_outside()
    {
        byte[] bytes = [1, 2];
        var entry = new Metadata.Entry("k-bin", bytes);

        bytes[0] = 9;
        entry.ValueBytes[1] = 9;

        Assert.Equal([1, 2], entry.ValueBytes);
    }

    [Fact]
    public void The_shared_empty_metadata_cannot_be_changed()
    {
        Assert.True(Metadata.Empty.IsReadOnly);
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("k", "v"));
        Assert.Throws<InvalidOperationException>(Metadata.Empty.Clear);
        Assert.Empty(Metadata.Empty);
    }

    [Fact]
    public void It_is_a_list_of_entries()
    {
        var (a, b, c) = (new Metadata.Entry("a", "1"), new Metadata.Entry("b", "2"), new Metadata.Entry("c", "3"));
        var metadata = new Metadata { a, c };
        metadata.Insert(1, b);
        Assert.Equal([a, b, c], metadata);
        Assert.Equal(2, metadata.IndexOf(c));

        metadata[0] = c;
        metadata.RemoveAt(2);
        Assert.True(metadata.Remove(b));
        Assert.DoesNotContain(b, metadata);

        Assert.Equal([c], metadata);
    }

    [Fact]
    public void An_entry_s_text_form_does_not_give_its_value_away()
    {
        Assert.Equal("authorization (10 characters)", new Metadata.Entry("authorization", "Bearer abc").ToString());
        Assert.Equal("key-bin (3 bytes)", new Metadata.Entry("key-bin", [1, 2, 3]).ToString());
    }
}
