using Microsoft.Extensions.Options;

namespace SyncInterview.Documents.Processing;

/// <summary>Bounds how many documents are read at the same time; the others wait in their events.</summary>
internal sealed class ReadingSlots(IOptions<DocumentsOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.Value.ParallelReads, options.Value.ParallelReads);

    /// <summary>Waits for a slot; disposing gives it back.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        return new Slot(_slots);
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private sealed class Slot(SemaphoreSlim slots) : IDisposable
    {
        public void Dispose() => slots.Release();
    }
}
