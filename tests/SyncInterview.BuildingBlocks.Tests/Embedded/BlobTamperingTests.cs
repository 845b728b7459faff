using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Tests.Embedded;

public sealed class BlobTamperingTests : EmbeddedTest
{
    private const int SealedChunk = (64 * 1024) + 16;
    private readonly byte[] _content = new byte[200_000];
    private IBlobStore _blobs = null!;
    private string _file = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        new Random(1).NextBytes(_content);
        _blobs = (await Backend.StartHostAsync()).Services.GetRequiredService<IBlobStore>();
        await _blobs.WriteAsync("victim", new MemoryStream(_content), None);
        _file = Assert.Single(Files());
    }

    [Fact]
    public async Task An_untouched_blob_is_read() => Assert.Equal(_content, await ReadAsync("victim"));

    [Fact]
    public async Task A_changed_bit_is_noticed_wherever_it_is()
    {
        var original = await File.ReadAllBytesAsync(_file);
        var header = original.Length - (3 * SealedChunk) - (200_000 - (3 * 65_536)) - 16;

        // All of the header but the key's name, the start, middle and tag of chunks, and the very end.
        int[] places =
        [
            0, 3, .. Enumerable.Range(header - 23, 23), header, header + 1_000, header + 65_536, header + SealedChunk - 1,
            header + SealedChunk,
            header + (3 * SealedChunk) + 5, original.Length - 1,
        ];
        foreach (var place in places)
        {
            var changed = (byte[])original.Clone();
            changed[place] ^= 0x80;
            await File.WriteAllBytesAsync(_file, changed);
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync("victim"));
        }
    }

    [Fact]
    public async Task A_cut_is_noticed_between_chunks_as_well_as_within()
    {
        var original = await File.ReadAllBytesAsync(_file);
        var lastChunk = (200_000 - (3 * 65_536)) + 16;
        int[] cuts =
        [
            1, 16, lastChunk - 1, lastChunk, lastChunk + SealedChunk, lastChunk + (3 * SealedChunk), original.Length - 3, original.Length,
        ];
        foreach (var cut in cuts)
        {
            await File.WriteAllBytesAsync(_file, original[..^cut]);
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync("victim"));
        }
    }

    [Fact]
    public async Task Swapped_repeated_and_added_chunks_are_noticed()
    {
        var original = await File.ReadAllBytesAsync(_file);
        var header = original.Length - (3 * SealedChunk) - (200_000 - (3 * 65_536)) - 16;
        var first = original.AsSpan(header, SealedChunk).ToArray();
        var second = original.AsSpan(header + SealedChunk, SealedChunk).ToArray();
        var rest = original[(header + (2 * SealedChunk))..];
        byte[][] forgeries =
        [
            [.. original[..header], .. second, .. first, .. rest],
            [.. original[..header], .. first, .. first, .. rest],
            [.. original[..header], .. first, .. first, .. second, .. rest],
            [.. original, .. first],
            [.. original, 0],
        ];
        foreach (var forgery in forgeries)
        {
            await File.WriteAllBytesAsync(_file, forgery);
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync("victim"));
        }
    }

    [Fact]
    public async Task A_blob_put_in_the_place_of_another_is_noticed()
    {
        await _blobs.WriteAsync("other", new MemoryStream(_content), None);
        File.Copy(Assert.Single(Files(), file => file != _file), _file, overwrite: true);

        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync("victim"));
        Assert.Equal(_content, await ReadAsync("other"));
    }

    [Fact]
    public async Task What_a_broken_write_left_behind_is_swept_after_a_day()
    {
        var incoming = Path.Combine(Backend.Directory, "blobs", "incoming");
        var broken = Path.Combine(incoming, $"{Backend.Time.GetUtcNow().ToUnixTimeSeconds()}-broken");
        await File.WriteAllBytesAsync(broken, [1, 2, 3]);

        Backend.Time.Advance(TimeSpan.FromHours(23));
        Assert.True(File.Exists(broken));
        await Backend.Time.AdvanceUntilAsync(() => !File.Exists(broken), TimeSpan.FromMinutes(10), TimeSpan.FromHours(3));

        Assert.True(File.Exists(_file));
    }

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(Backend.Directory, "blobs"), "*", SearchOption.AllDirectories);

    private async Task<byte[]> ReadAsync(string key)
    {
        await using var stream = (await _blobs.OpenReadAsync(key, None))!;
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }
}
