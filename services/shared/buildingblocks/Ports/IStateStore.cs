namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>
/// Key-value state. One key changes at a time: no correctness in this suite depends on several keys changing together.
/// All methods throw <see cref="ArgumentException"/> for input beyond <see cref="Limits"/>, and <see cref="StoreUnavailableException"/>
/// when the store fails.
/// </summary>
public interface IStateStore
{
    /// <summary>Reads one key. Null when it is absent or its time to live has run out.</summary>
    Task<StateEntry?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Reads several keys. Absent keys are missing from the answer. At most 1,000 keys.</summary>
    Task<IReadOnlyDictionary<string, StateEntry>> GetManyAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>
    /// Writes one key when <paramref name="condition"/> holds. Durable when the task completes.
    /// Returns the new ETag, or null when the condition did not hold and nothing was written.
    /// </summary>
    /// <param name="key">At most 512 characters.</param>
    /// <param name="value">At most 4 MiB.</param>
    /// <param name="condition">What must be true of the key for the write to happen.</param>
    /// <param name="timeToLive">After this time the key is absent. Null: never.</param>
    /// <param name="cancellationToken">Gives up waiting; the write may have happened.</param>
    Task<string?> SaveAsync(
        string key,
        ReadOnlyMemory<byte> value,
        WriteCondition condition,
        TimeSpan? timeToLive,
        CancellationToken cancellationToken);

    /// <summary>
    /// Deletes one key when <paramref name="condition"/> holds. False when it did not hold. Deleting an absent key succeeds whatever the
    /// condition, so that a delete whose answer was lost can be sent again.
    /// </summary>
    Task<bool> DeleteAsync(string key, WriteCondition condition, CancellationToken cancellationToken);
}
