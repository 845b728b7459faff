namespace SyncInterview.BuildingBlocks.Indexes;

/// <summary>One page of an owner's resources, newest first.</summary>
/// <param name="Ids">Ids of the resources.</param>
/// <param name="NextPageToken">Token of the next page; null on the last. It stays good while resources come and go.</param>
public sealed record OwnerIndexPage(IReadOnlyList<string> Ids, string? NextPageToken);
