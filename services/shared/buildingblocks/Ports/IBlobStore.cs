namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>Document bytes, encrypted at rest and streamed. A disk that fails or is full throws <see cref="IOException"/>.</summary>
public interface IBlobStore
{
    /// <summary>Writes a blob whole, replacing what was there. Durable and visible only when the task completes.</summary>
    /// <param name="key">
    /// Letters, digits, '-', '_' and single '/' between them, at most 200 characters; anything else throws <see cref="ArgumentException"/>.
    /// </param>
    /// <param name="content">The bytes, read to the end.</param>
    /// <param name="cancellationToken">Gives up; nothing becomes visible.</param>
    Task WriteAsync(string key, Stream content, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a blob for reading, forward only. Null when it is absent. Opening, or reading the stream as far as the damage, throws
    /// <see cref="InvalidDataException"/> when the bytes were tampered with; no byte is handed out that was not checked.
    /// </summary>
    Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Deletes a blob. Deleting an absent one succeeds.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);
}
