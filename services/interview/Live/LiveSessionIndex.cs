using Google.Protobuf;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>
/// Remembers which sessions this process holds, so that the next one under the same name goes on with them although no client comes.
/// Spread over records by the id, so that a change writes little. One process writes it: the last write is the right one.
/// </summary>
internal sealed class LiveSessionIndex(IStateStore store, IOptions<InterviewOptions> options)
{
    private const int Shards = 64;

    private readonly HashSet<string>?[] _ids = new HashSet<string>?[Shards];
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, Shards).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Notes that a session is held. True: it was noted before, so an earlier process left it under way.</summary>
    public Task<bool> AddAsync(string interviewId, CancellationToken cancellationToken) =>
        ChangeAsync(interviewId, (ids, id) => !ids.Add(id), wasNoted => !wasNoted, cancellationToken);

    /// <summary>Notes that a session is held no more.</summary>
    public Task RemoveAsync(string interviewId, CancellationToken cancellationToken) =>
        ChangeAsync(interviewId, (ids, id) => ids.Remove(id), wasNoted => wasNoted, cancellationToken);

    /// <summary>Whether a session is noted.</summary>
    public Task<bool> ContainsAsync(string interviewId, CancellationToken cancellationToken) =>
        ChangeAsync(interviewId, (ids, id) => ids.Contains(id), _ => false, cancellationToken);

    /// <summary>All sessions noted, in no order.</summary>
    public async Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken)
    {
        var all = new List<string>();
        for (var shard = 0; shard < Shards; shard++)
        {
            await _gates[shard].WaitAsync(cancellationToken);
            try
            {
                all.AddRange(await LoadAsync(shard, cancellationToken));
            }
            finally
            {
                _gates[shard].Release();
            }
        }

        return all;
    }

    private async Task<bool> ChangeAsync(
        string interviewId, Func<HashSet<string>, string, bool> change, Func<bool, bool> mustSave, CancellationToken cancellationToken)
    {
        var shard = ShardOf(interviewId);
        await _gates[shard].WaitAsync(cancellationToken);
        try
        {
            // A copy, so that a write that fails leaves what is in memory as it is in the store.
            var ids = new HashSet<string>(await LoadAsync(shard, cancellationToken), StringComparer.Ordinal);
            var wasNoted = change(ids, interviewId);
            if (mustSave(wasNoted))
                await SaveAsync(shard, ids, cancellationToken);
            return wasNoted;
        }
        finally
        {
            _gates[shard].Release();
        }
    }

    private async Task<HashSet<string>> LoadAsync(int shard, CancellationToken cancellationToken)
    {
        if (_ids[shard] is { } known)
            return known;
        var entry = await store.GetAsync(KeyOf(shard), cancellationToken);
        var ids = entry is null ? [] : LiveSessions.Parser.ParseFrom(entry.Value.Span).InterviewIds.ToHashSet(StringComparer.Ordinal);
        return _ids[shard] = ids;
    }

    private async Task SaveAsync(int shard, HashSet<string> ids, CancellationToken cancellationToken)
    {
        var record = new LiveSessions { InterviewIds = { ids } };
        await store.SaveAsync(KeyOf(shard), record.ToByteArray(), WriteCondition.None, null, cancellationToken);
        _ids[shard] = ids;
    }

    private string KeyOf(int shard) => $"live-sessions/{options.Value.InstanceName}/{shard}";

    // FNV-1a: the same in every process, which string.GetHashCode is not.
    private static int ShardOf(string interviewId)
    {
        var hash = 2166136261u;
        foreach (var character in interviewId)
            hash = (hash ^ character) * 16777619u;
        return (int)(hash % Shards);
    }
}
