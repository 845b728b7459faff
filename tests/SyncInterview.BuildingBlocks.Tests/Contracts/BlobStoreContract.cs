using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Tests.Contracts;

public abstract class BlobStoreContract : ContractSuite
{
    protected IBlobStore Blobs { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Blobs = (await Backend.StartHostAsync()).Services.GetRequiredService<IBlobStore>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    [InlineData(1_000_003)]
    public async Task A_blob_of_any_size_is_read_back(int size)
    {
        var content = Content(size);

        await Blobs.WriteAsync("documents/d1", new DribblingStream(content), None);

        Assert.Equal(content, await ReadAsync("documents/d1"));
    }

    [Fact]
    public async Task An_absent_blob_opens_as_null_and_deleting_it_succeeds()
    {
        Assert.Null(await Blobs.OpenReadAsync("nobody", None));
        await Blobs.DeleteAsync("nobody", None);
    }

    [Fact]
    public async Task Writing_replaces_and_deleting_removes()
    {
        await Blobs.WriteAsync("k", new MemoryStream(Content(70_000)), None);
        await Blobs.WriteAsync("k", new MemoryStream(Content(10)), None);
        Assert.Equal(Content(10), await ReadAsync("k"));

        await Blobs.DeleteAsync("k", None);
        Assert.Null(await Blobs.OpenReadAsync("k", None));
    }

    [Fact]
    public async Task A_reader_keeps_the_blob_it_opened_while_it_is_replaced()
    {
        await Blobs.WriteAsync("k", new MemoryStream(Content(200_000)), None);
        await using var open = (await Blobs.OpenReadAsync("k", None))!;
        await Blobs.WriteAsync("k", new MemoryStream(Content(5)), None);

        using var read = new MemoryStream();
        await open.CopyToAsync(read);

        Assert.Equal(Content(200_000), read.ToArray());
    }

    [Fact]
    public async Task A_write_whose_source_breaks_off_leaves_the_old_blob_in_place()
    {
        await Blobs.WriteAsync("k", new MemoryStream(Content(10)), None);

        await Assert.ThrowsAsync<EndOfStreamException>(() => Blobs.WriteAsync("k", new BreakingStream(100_000), None));
        await Assert.ThrowsAsync<EndOfStreamException>(() => Blobs.WriteAsync("new", new BreakingStream(100_000), None));

        Assert.Equal(Content(10), await ReadAsync("k"));
        Assert.Null(await Blobs.OpenReadAsync("new", None));
    }

    [Fact]
    public async Task Of_concurrent_writers_one_blob_remains_whole()
    {
        await Task.WhenAll(Enumerable.Range(1, 8).Select(
            i => Blobs.WriteAsync("k", new MemoryStream([.. Enumerable.Repeat((byte)i, 100_000)]), None)));

        var content = await ReadAsync("k");

        Assert.Equal(100_000, content.Length);
        Assert.Single(content.Distinct());
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../store")]
    [InlineData("a/../../b")]
    [InlineData("/etc/passwd")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("a\\b")]
    [InlineData("a.b")]
    [InlineData("a\0b")]
    [InlineData("ä")]
    public async Task A_key_that_is_no_plain_name_is_refused(string key)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Blobs.WriteAsync(key, new MemoryStream(), None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Blobs.OpenReadAsync(key, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Blobs.DeleteAsync(key, None));
    }

    [Fact]
    public async Task Keys_are_told_apart_by_case_and_one_may_begin_like_another()
    {
        string[] keys = ["a", "A", "a/b", "a/b/c", new string('k', Limits.BlobKeyLength)];
        for (var i = 0; i < keys.Length; i++)
            await Blobs.WriteAsync(keys[i], new MemoryStream(Content(i + 1)), None);

        for (var i = 0; i < keys.Length; i++)
            Assert.Equal(i + 1, (await ReadAsync(keys[i])).Length);
    }

    protected static byte[] Content(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        return content;
    }

    protected async Task<byte[]> ReadAsync(string key)
    {
        await using var stream = await Blobs.OpenReadAsync(key, None);
        Assert.NotNull(stream);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }

    /// <summary>Gives a few bytes at a time, as a network does.</summary>
    private sealed class DribblingStream(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 1_499)], cancellationToken);
    }

    /// <summary>Gives some bytes and then fails, as an upload that breaks off does.</summary>
    private sealed class BreakingStream(int bytes) : MemoryStream(new byte[bytes])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == Length ? throw new EndOfStreamException() : base.ReadAsync(buffer, cancellationToken);
    }
}
