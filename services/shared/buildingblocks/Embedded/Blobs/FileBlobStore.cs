using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SyncInterview.BuildingBlocks.Embedded.Sqlite;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Embedded.Blobs;

/// <summary>
/// Blobs as files under <c>blobs/</c>. A file is named by the SHA-256 of its key: no key can lead out of the directory, differ from
/// another only by case on a file system that ignores it, or leave an owner's name behind after erasure.
/// </summary>
internal sealed class FileBlobStore(EmbeddedDatabase database, TimeProvider time) : IBlobStore
{
    /// <summary>A temporary file older than this belongs to a write that broke off.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(24);

    private readonly string _directory = DataDirectory.Prepare(Path.Combine(database.Directory, "blobs"));
    private readonly string _incoming = DataDirectory.Prepare(Path.Combine(database.Directory, "blobs", "incoming"));

    public async Task WriteAsync(string key, Stream content, CancellationToken cancellationToken)
    {
        PortGuard.BlobKey(key);
        ArgumentNullException.ThrowIfNull(content);
        var final = PathOf(key);
        var temporary = Path.Combine(_incoming, $"{time.GetUtcNow().ToUnixTimeSeconds()}-{Guid.NewGuid():n}");
        try
        {
            await WriteFileAsync(temporary, key, content, cancellationToken);
            DataDirectory.Prepare(Path.GetDirectoryName(final)!);
            DataDirectory.Publish(temporary, final);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    public async Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken)
    {
        PortGuard.BlobKey(key);
        if (TryOpen(PathOf(key)) is not { } file)
            return null;
        try
        {
            return new DecryptingStream(file, await BlobChunkCipher.ForReadingAsync(database.Keyring, key, file, cancellationToken));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        PortGuard.BlobKey(key);
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(key);
        if (File.Exists(path))
        {
            File.Delete(path);
            DirectorySync.Flush(Path.GetDirectoryName(path)!);
        }

        return Task.CompletedTask;
    }

    /// <summary>Removes what writes left behind that broke off. Returns how many files there were.</summary>
    public int Sweep()
    {
        var before = (time.GetUtcNow() - Abandoned).ToUnixTimeSeconds();
        var abandoned = Directory.EnumerateFiles(_incoming).Where(file => BegunAt(file) < before).ToList();
        abandoned.ForEach(File.Delete);
        return abandoned.Count;
    }

    private static long BegunAt(string temporary) =>
        long.TryParse(Path.GetFileName(temporary).Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : 0;

    private async Task WriteFileAsync(string path, string key, Stream content, CancellationToken cancellationToken)
    {
        using var cipher = BlobChunkCipher.ForWriting(database.Keyring, key);
        await using var file = DataDirectory.CreateFile(path, FileOptions.Asynchronous);
        await file.WriteAsync(cipher.Header, cancellationToken);

        // One chunk is read ahead: whether a chunk is the last is known only when nothing follows it.
        var (current, next) = (new byte[BlobChunkCipher.ChunkBytes], new byte[BlobChunkCipher.ChunkBytes]);
        var output = new byte[BlobChunkCipher.ChunkBytes + BlobChunkCipher.TagBytes];
        var length = await content.ReadAtLeastAsync(current, current.Length, throwOnEndOfStream: false, cancellationToken);
        for (var isLast = false; !isLast;)
        {
            var nextLength = await content.ReadAtLeastAsync(next, next.Length, throwOnEndOfStream: false, cancellationToken);
            isLast = nextLength == 0;
            cipher.Seal(current.AsSpan(0, length), isLast, output);
            await file.WriteAsync(output.AsMemory(0, length + BlobChunkCipher.TagBytes), cancellationToken);
            (current, next, length) = (next, current, nextLength);
        }

        file.Flush(flushToDisk: true);
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string PathOf(string key)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return Path.Combine(_directory, name[..2], name);
    }
}
