namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>Outcome of an append.</summary>
/// <param name="Appended">False: another writer was first, or the epoch is too old. Nothing was written.</param>
/// <param name="NextOffset">Number of entries in the stream now.</param>
/// <param name="Epoch">Highest epoch the stream has seen.</param>
public readonly record struct AppendResult(bool Appended, long NextOffset, long Epoch);
