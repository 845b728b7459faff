using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>State, as long as nothing goes wrong with it.</summary>
internal sealed class FaultyState(IStateStore inner, StoreFaults faults) : IStateStore
{
    public async Task<StateEntry?> GetAsync(string key, CancellationToken cancellationToken)
    {
        await BeforeAsync();
        return await inner.GetAsync(key, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, StateEntry>> GetManyAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        await BeforeAsync();
        return await inner.GetManyAsync(keys, cancellationToken);
    }

    public async Task<string?> SaveAsync(
        string key, ReadOnlyMemory<byte> value, WriteCondition condition, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        await BeforeAsync();
        var etag = await inner.SaveAsync(key, value, condition, timeToLive, cancellationToken);
        if (etag is not null && key.StartsWith("instance/", StringComparison.Ordinal))
            faults.NoteLease();
        return etag;
    }

    public async Task<bool> DeleteAsync(string key, WriteCondition condition, CancellationToken cancellationToken)
    {
        await BeforeAsync();
        return await inner.DeleteAsync(key, condition, cancellationToken);
    }

    private Task BeforeAsync() =>
        faults.IsStateDown ? throw new StoreUnavailableException("The disk does not answer.") : faults.TakeTurnAsync();
}
