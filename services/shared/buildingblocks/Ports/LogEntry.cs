namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>One entry of a stream.</summary>
/// <param name="Offset">Position in the stream, from 0 without gaps.</param>
/// <param name="Epoch">Epoch of the writer.</param>
/// <param name="Data">The entry.</param>
public readonly record struct LogEntry(long Offset, long Epoch, ReadOnlyMemory<byte> Data);
