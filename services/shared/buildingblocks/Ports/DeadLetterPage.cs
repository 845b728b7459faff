namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>One page of dead letters, newest first.</summary>
/// <param name="Items">The dead letters.</param>
/// <param name="NextPageToken">Token of the next page; null on the last.</param>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Items, string? NextPageToken);
