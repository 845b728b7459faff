using Google.Protobuf;

namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>
/// Publishes events, at least once, as CloudEvents with the data in protobuf's JSON form. Subscribers are registered with
/// <c>services.AddEventHandler</c>; each group gets every event once per success, retried with back-off, then dead-lettered.
/// </summary>
public interface IEventBus
{
    /// <summary>Publishes one event. Durable when the task completes. The current trace context travels with it.</summary>
    /// <param name="topic">Topic, for example <c>document-uploaded</c>; see <see cref="Topics"/>.</param>
    /// <param name="eventId">
    /// Idempotency key. Publishing the same id to the same topic again changes nothing (for at least 24 hours).
    /// </param>
    /// <param name="data">The event's data.</param>
    /// <param name="cancellationToken">Gives up waiting; the event may have been published.</param>
    Task PublishAsync(string topic, string eventId, IMessage data, CancellationToken cancellationToken);
}
