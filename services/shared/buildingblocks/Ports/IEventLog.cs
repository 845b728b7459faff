namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>
/// Append-only streams. The first write on an offset wins, and a stream never goes back to an older epoch:
/// that is what fences a stalled owner. All methods throw <see cref="ArgumentException"/> for input beyond <see cref="Limits"/>, and
/// <see cref="StoreUnavailableException"/> when the store fails.
/// </summary>
public interface IEventLog
{
    /// <summary>
    /// Appends a batch whole or not at all, at <paramref name="expectedOffset"/> (the number of entries already in the stream).
    /// Durable when the task completes.
    /// </summary>
    /// <param name="stream">Name of the stream, at most 200 characters.</param>
    /// <param name="expectedOffset">Offset of the first entry of the batch, from 0.</param>
    /// <param name="epoch">
    /// The writer's epoch, from 0. An epoch lower than the stream's highest is refused; a refused append does not raise the highest.
    /// </param>
    /// <param name="batch">1 to 1,000 entries of at most 1 MiB each.</param>
    /// <param name="cancellationToken">Gives up waiting; the append may have happened.</param>
    Task<AppendResult> AppendAsync(
        string stream,
        long expectedOffset,
        long epoch,
        IReadOnlyList<ReadOnlyMemory<byte>> batch,
        CancellationToken cancellationToken);

    /// <summary>
    /// Reads from an offset to the end as it stands when reading begins. An unknown stream is empty. Throws
    /// <see cref="InvalidDataException"/> when an entry was altered at rest.
    /// </summary>
    IAsyncEnumerable<LogEntry> ReadAsync(string stream, long fromOffset, CancellationToken cancellationToken);

    /// <summary>Deletes a stream whole. Deleting an unknown stream succeeds.</summary>
    Task DeleteAsync(string stream, CancellationToken cancellationToken);
}
