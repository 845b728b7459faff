using System.Collections.Concurrent;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Tests.Indexes;

/// <summary>A state store in memory whose process dies at a chosen call: that call and all after it fail until it is revived.</summary>
internal sealed class FaultyStateStore : IStateStore
{
    private readonly ConcurrentDictionary<string, StateEntry> _entries = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private long _version;

    /// <summary>Writes that still succeed; negative for any number.</summary>
    public int WritesLeft { get; set; } = -1;

    /// <summary>Whether the last write before death is made although its caller sees it fail.</summary>
    public bool LosesAnswer { get; set; }

    public IEnumerable<string> Keys => _entries.Keys;

    public Task<StateEntry?> GetAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult(_entries.GetValueOrDefault(key));

    public Task<IReadOnlyDictionary<string, StateEntry>> GetManyAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<string?> SaveAsync(
        string key, ReadOnlyMemory<byte> value, WriteCondition condition, TimeSpan? timeToLive, CancellationToken cancellationToken) =>
        WriteAsync(() =>
        {
            var current = _entries.GetValueOrDefault(key);
            if ((condition.MustBeAbsent && current is not null) || (condition.ETag is not null && condition.ETag != current?.ETag))
                return null;
            var etag = $"v{++_version}";
            _entries[key] = new StateEntry(value.ToArray(), etag);
            return etag;
        });

    public Task<bool> DeleteAsync(string key, WriteCondition condition, CancellationToken cancellationToken) =>
        WriteAsync(() => _entries.TryRemove(key, out _) || true);

    private Task<T> WriteAsync<T>(Func<T> write)
    {
        lock (_gate)
        {
            if (WritesLeft == 0)
            {
                if (LosesAnswer)
                    write();
                LosesAnswer = false;
                throw new StoreUnavailableException();
            }

            if (WritesLeft > 0)
                WritesLeft--;
            return Task.FromResult(write());
        }
    }
}
