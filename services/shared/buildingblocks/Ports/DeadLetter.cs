namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>An event that a group gave up on. It carries no text of the event or of the error.</summary>
/// <param name="Id">Opaque id of the dead letter, for <see cref="IDeadLetters.ReplayAsync"/>.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Group">The group that gave up.</param>
/// <param name="EventId">Idempotency key of the event.</param>
/// <param name="Reason">Name of the type of the last error, for example <c>TimeoutException</c>.</param>
/// <param name="Attempts">Deliveries made.</param>
/// <param name="PublishedAt">When the event was published.</param>
/// <param name="DeadAt">When the group gave up.</param>
public sealed record DeadLetter(
    string Id,
    string Topic,
    string Group,
    string EventId,
    string Reason,
    int Attempts,
    DateTimeOffset PublishedAt,
    DateTimeOffset DeadAt);
