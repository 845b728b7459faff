using Google.Protobuf;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>
/// Remembers which sessions one incarnation holds, so that others go on with them after it although no client comes. Spread over records
/// by the id, so that a change writes little. Only the incarnation writes it, so the last write is the right one; after its end others
/// read and delete it.
/// </summary>
internal sealed class LiveSessionIndex(IStateStore store, Incarnation incarnation)
{
    private const int Shards = 64;

    private readonly HashSet<string>[] _ids = [.. Enumerable.Range(0, Shards).Select(_ => new HashSet<string>(StringComparer.Ordinal))];
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, Shards).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>All sessions noted, in no order.</summary>
    public IReadOnlyList<string> Noted => [.. Enumerable.Range(0, Shards).SelectMany(shard => Volatile.Read(ref _ids[shard]))];

    /// <summary>Notes that a session is held.</summary>
    public Task AddAsync(string interviewId, CancellationToken cancellationToken) =>
        ChangeAsync(interviewId, ids => ids.Add(interviewId), cancellationToken);

    /// <summary>Notes that a session is held no more.</summary>
    public Task RemoveAsync(string interviewId, CancellationToken cancellationToken) =>
        ChangeAsync(interviewId, ids => ids.Remove(interviewId), cancellationToken);

    /// <summary>What an incarnation that is gone had noted, in no order.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(
        IStateStore store, Incarnation incarnation, CancellationToken cancellationToken)
    {
        var entries = await store.GetManyAsync(KeysOf(incarnation), cancellationToken);
        return [.. entries.Values.SelectMany(entry => LiveSessions.Parser.ParseFrom(entry.Value.Span).InterviewIds)];
    }

    /// <summary>Deletes what an incarnation that is gone had noted.</summary>
    public static async Task DeleteAsync(IStateStore store, Incarnation incarnation, CancellationToken cancellationToken)
    {
        foreach (var key in (await store.GetManyAsync(KeysOf(incarnation), cancellationToken)).Keys)
            await store.DeleteAsync(key, WriteCondition.None, cancellationToken);
    }

    private async Task ChangeAsync(string interviewId, Func<HashSet<string>, bool> change, CancellationToken cancellationToken)
    {
        var shard = ShardOf(interviewId);
        await _gates[shard].WaitAsync(cancellationToken);
        try
        {
            // A copy, so that a write that fails leaves what is in memory as it is in the store.
            var ids = new HashSet<string>(_ids[shard], StringComparer.Ordinal);
            if (!change(ids))
                return;
            var record = new LiveSessions { InterviewIds = { ids } };
            await store.SaveAsync(KeyOf(incarnation, shard), record.ToByteArray(), WriteCondition.None, null, cancellationToken);
            Volatile.Write(ref _ids[shard], ids);
        }
        finally
        {
            _gates[shard].Release();
        }
    }

    private static string[] KeysOf(Incarnation incarnation) => [.. Enumerable.Range(0, Shards).Select(shard => KeyOf(incarnation, shard))];

    private static string KeyOf(Incarnation incarnation, int shard) => $"live-sessions/{incarnation.Instance}/{incarnation.Id}/{shard}";

    // Ids are random letters, so that any few of them spread evenly.
    private static int ShardOf(string interviewId) => interviewId.Aggregate(0, (sum, character) => (sum * 31 + character) & 0xFFFF) % Shards;
}
