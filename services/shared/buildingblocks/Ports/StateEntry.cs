namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>A value and the version it was read at.</summary>
/// <param name="Value">The stored bytes.</param>
/// <param name="ETag">Opaque; changes with every write, never empty.</param>
public sealed record StateEntry(ReadOnlyMemory<byte> Value, string ETag);
