using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>The log, as long as nothing goes wrong with it.</summary>
internal sealed class FaultyLog(IEventLog inner, StoreFaults faults) : IEventLog
{
    public async Task<AppendResult> AppendAsync(
        string stream, long expectedOffset, long epoch, IReadOnlyList<ReadOnlyMemory<byte>> batch, CancellationToken cancellationToken)
    {
        if (faults.IsLogDown)
            throw new StoreUnavailableException("The disk is full.");
        await faults.BeforeAppendAsync();
        await faults.TakeTurnAsync();
        return await inner.AppendAsync(stream, expectedOffset, epoch, batch, cancellationToken);
    }

    public IAsyncEnumerable<LogEntry> ReadAsync(string stream, long fromOffset, CancellationToken cancellationToken) =>
        inner.ReadAsync(stream, fromOffset, cancellationToken);

    public Task DeleteAsync(string stream, CancellationToken cancellationToken) => inner.DeleteAsync(stream, cancellationToken);
}
