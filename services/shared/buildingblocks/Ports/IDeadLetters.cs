namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>
/// Events that groups gave up on, for operators. Their number is bounded: beyond the limit (default 10,000) the oldest are dropped
/// and counted.
/// </summary>
public interface IDeadLetters
{
    /// <summary>Lists dead letters, newest first.</summary>
    /// <param name="topic">Only this topic; null for all.</param>
    /// <param name="pageSize">1 to 1,000.</param>
    /// <param name="pageToken">From the page before; null for the first. A foreign token throws <see cref="ArgumentException"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<DeadLetterPage> ListAsync(string? topic, int pageSize, string? pageToken, CancellationToken cancellationToken);

    /// <summary>
    /// Delivers the event to its group again, from the first attempt, and removes the dead letter. Other groups do not see it.
    /// False when there is no such dead letter.
    /// </summary>
    Task<bool> ReplayAsync(string id, CancellationToken cancellationToken);
}
