using Google.Protobuf;

namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>
/// Handles one kind of event. Must be idempotent by <see cref="ReceivedEvent{T}.Id"/>: an event may arrive more than once.
/// Returning means done; throwing means retry with back-off, and dead letter after the last try.
/// </summary>
/// <typeparam name="T">The event's data.</typeparam>
public interface IEventHandler<T>
    where T : IMessage<T>, new()
{
    /// <summary>
    /// Handles the event. It is cancelled after nine tenths of the visibility timeout (default 60 s), or when the process stops; then the
    /// event is delivered again, and only in the first case counted as an attempt.
    /// </summary>
    Task HandleAsync(ReceivedEvent<T> received, CancellationToken cancellationToken);
}
