using System.Buffers;

namespace SyncInterview.Documents.Sandbox;

/// <summary>Reads what another program writes, without letting it decide how much memory that takes.</summary>
internal static class BoundedStream
{
    private const int BufferSize = 1 << 16;

    /// <summary>Reads to the end; null as soon as there is more than <paramref name="limit"/> bytes.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream source, int limit, CancellationToken cancellationToken)
    {
        using var collected = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await source.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                if (collected.Length + read > limit)
                    return null;
                collected.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return collected.GetBuffer().AsMemory(0, (int)collected.Length);
    }

    /// <summary>Reads to the end and forgets it, so that the writer never blocks. It may quote the document, so it is not kept.</summary>
    public static async Task DrainAsync(Stream source, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await source.ReadAsync(buffer, cancellationToken) > 0)
            {
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
