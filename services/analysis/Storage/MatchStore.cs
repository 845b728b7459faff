using Google.Protobuf;
using SyncInterview.Analysis.Store.V1;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.Analysis.Storage;

/// <summary>Matches as they are kept. A match never changes: another version of a document makes another match.</summary>
internal sealed class MatchStore(IStateStore store)
{
    /// <summary>The record, or null when there is none or it belongs to somebody else.</summary>
    public async Task<MatchRecord?> FindAsync(string matchId, string owner, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(KeyOf(matchId), cancellationToken) is not { } entry)
            return null;
        var record = MatchRecord.Parser.ParseFrom(entry.Value.Span);
        return record.Owner == owner ? record : null;
    }

    /// <summary>Keeps a record. Who comes second finds the same one there.</summary>
    public Task AddAsync(string matchId, MatchRecord record, CancellationToken cancellationToken) =>
        store.SaveAsync(KeyOf(matchId), record.ToByteArray(), WriteCondition.Absent, timeToLive: null, cancellationToken);

    private static string KeyOf(string matchId) => "match/" + matchId;
}
