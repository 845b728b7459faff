namespace SyncInterview.BuildingBlocks.Embedded.Events;

/// <summary>What a group got to do.</summary>
/// <param name="Deliveries">Events to handle now.</param>
/// <param name="Abandoned">Events dead-lettered on the way, because their last attempt ended without a word.</param>
/// <param name="Dropped">Old dead letters that had to make room for them.</param>
/// <param name="NextDue">When the next event falls due again; null when none is waiting.</param>
internal sealed record Claim(IReadOnlyList<Delivery> Deliveries, int Abandoned, int Dropped, DateTimeOffset? NextDue);
