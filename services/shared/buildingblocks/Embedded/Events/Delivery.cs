namespace SyncInterview.BuildingBlocks.Embedded.Events;

/// <summary>An event claimed for a group.</summary>
/// <param name="GroupId">Row of the group.</param>
/// <param name="EventRow">Row of the event.</param>
/// <param name="EventId">Idempotency key.</param>
/// <param name="Attempt">
/// This delivery, from 1. It fences: a holder whose claim has run out can no longer fail or release the event.
/// </param>
/// <param name="Envelope">The encrypted envelope.</param>
internal sealed record Delivery(long GroupId, long EventRow, string EventId, int Attempt, byte[] Envelope);
