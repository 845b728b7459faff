namespace SyncInterview.Llm.Hedging;

/// <summary>
/// A sequence that may be begun, is read up to its first item before anybody listens, and can be left at any time. Leaving cancels at
/// once and waits for nothing; disposing of it waits until everything has ended.
/// </summary>
/// <param name="items">The sequence. Its first item is the whole opening, so that an entrant that has one can win.</param>
/// <param name="cancellationToken">Ends it, too.</param>
internal sealed class Entrant<T>(Func<CancellationToken, IAsyncEnumerable<T>> items, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private IAsyncEnumerator<T>? _items;
    private Task? _left;

    /// <summary>Whether there is a first item; fails as the sequence does.</summary>
    public Task<bool> First { get; private set; } = Task.FromResult(false);

    /// <summary>Whether it is begun.</summary>
    public bool HasBegun => _items is not null;

    /// <summary>Whether it has a first item.</summary>
    public bool IsAhead => HasBegun && First is { IsCompletedSuccessfully: true, Result: true };

    /// <summary>The sequence from its first item on, once <see cref="First"/> is complete.</summary>
    public IAsyncEnumerator<T> Items => _items ?? throw new InvalidOperationException("Not begun.");

    /// <summary>Begins to read.</summary>
    public void Begin()
    {
        _items = items(_leaving.Token).GetAsyncEnumerator(_leaving.Token);
        First = _items.MoveNextAsync().AsTask();
    }

    /// <summary>Cancels it.</summary>
    public void Leave() => _left ??= LeaveAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Leave();
        await _left!;
        _leaving.Dispose();
    }

    private async Task LeaveAsync()
    {
        await _leaving.CancelAsync();
        await ((Task)First).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_items is not null)
            await _items.DisposeAsync();
    }
}
