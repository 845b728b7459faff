namespace SyncInterview.BuildingBlocks.Embedded.Blobs;

/// <summary>Reads an encrypted blob, a chunk at a time. Forward only; owns the file.</summary>
internal sealed class DecryptingStream(Stream file, BlobChunkCipher cipher) : Stream
{
    private readonly byte[] _sealed = new byte[BlobChunkCipher.ChunkBytes + BlobChunkCipher.TagBytes];
    private readonly byte[] _plain = new byte[BlobChunkCipher.ChunkBytes];
    private int _start;
    private int _end;
    private bool _sawLast;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length > 0 && _start == _end && !_sawLast)
            Open(await file.ReadAtLeastAsync(_sealed, _sealed.Length, throwOnEndOfStream: false, cancellationToken));
        return Take(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length > 0 && _start == _end && !_sawLast)
            Open(file.ReadAtLeast(_sealed, _sealed.Length, throwOnEndOfStream: false));
        return Take(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        cipher.Dispose();
        await file.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            cipher.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>
    /// The last chunk is the one that ends the file: a file cut between chunks ends in one that was not written as the last.
    /// </summary>
    private void Open(int length)
    {
        _sawLast = file.Position == file.Length;
        cipher.Open(_sealed.AsSpan(0, length), _sawLast, _plain);
        (_start, _end) = (0, length - BlobChunkCipher.TagBytes);
    }

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _end - _start);
        _plain.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }
}
