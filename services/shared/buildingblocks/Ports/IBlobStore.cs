namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>Document bytes, encrypted at rest and streamed.</summary>
public interface IBlobStore
{
    /// <summary>Writes a blob whole, replacing what was there. Durable and visible only when the task completes.</summary>
    /// <param name="key">Letters, digits, '-', '_' and '/', at most 200 characters. Never used as a path unchecked.</param>
    /// <param name="content">The bytes, read to the end.</param>
    /// <param name="cancellationToken">Gives up; nothing becomes visible.</param>
    Task WriteAsync(string key, Stream content, CancellationToken cancellationToken);

    /// <summary>Opens a blob for reading. Null when it is absent. Throws <see cref="InvalidDataException"/> when its bytes were tampered with.</summary>
    Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Deletes a blob. Deleting an absent one succeeds.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);
}
