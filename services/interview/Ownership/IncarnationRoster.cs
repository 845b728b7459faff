using Google.Protobuf;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Ownership;

/// <summary>Which incarnations there are, so that the sessions of one that is gone can be found. Changed by whoever comes first.</summary>
internal sealed class IncarnationRoster(IStateStore store)
{
    private const string Key = "incarnations";

    /// <summary>So many writers may meet; one succeeds in each round.</summary>
    private const int MostAttempts = 100;

    /// <summary>All incarnations, oldest first.</summary>
    public async Task<IReadOnlyList<Incarnation>> AllAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken)).Roster.Incarnations;

    /// <summary>Enters an incarnation, before it holds a session.</summary>
    public Task AddAsync(Incarnation incarnation, CancellationToken cancellationToken) =>
        ChangeAsync(incarnations => incarnations.Contains(incarnation), incarnations => incarnations.Add(incarnation), cancellationToken);

    /// <summary>Strikes an incarnation off that is gone, and whose sessions are all seen to.</summary>
    public Task RemoveAsync(Incarnation incarnation, CancellationToken cancellationToken) => ChangeAsync(
        incarnations => !incarnations.Contains(incarnation), incarnations => incarnations.Remove(incarnation), cancellationToken);

    private async Task ChangeAsync(
        Func<IList<Incarnation>, bool> isDone, Action<IList<Incarnation>> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var (roster, condition) = await ReadAsync(cancellationToken);
            if (isDone(roster.Incarnations))
                return;
            change(roster.Incarnations);
            if (await store.SaveAsync(Key, roster.ToByteArray(), condition, null, cancellationToken) is not null)
                return;
        }

        throw new StoreUnavailableException($"Too many instances come and go at once; gave up after {MostAttempts} attempts.");
    }

    private async Task<(Roster Roster, WriteCondition Condition)> ReadAsync(CancellationToken cancellationToken) =>
        await store.GetAsync(Key, cancellationToken) is { } entry
            ? (Roster.Parser.ParseFrom(entry.Value.Span), WriteCondition.Unchanged(entry.ETag))
            : (new Roster(), WriteCondition.Absent);
}
