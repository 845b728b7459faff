using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Embedded.Sqlite;
using SyncInterview.BuildingBlocks.Events;

namespace SyncInterview.BuildingBlocks.Embedded.Events;

/// <summary>Keeps the queue bounded: removes events that every group is done with, and groups that nobody serves any more.</summary>
internal sealed class EventRetention(
    EmbeddedDatabase database, IEnumerable<EventSubscription> subscriptions, IOptions<EventBusOptions> options, TimeProvider time)
{
    private readonly EventSubscription[] _own = [.. subscriptions];

    /// <summary>Removes at most <paramref name="limit"/> events and returns how many there were.</summary>
    public Task<int> PruneAsync(int limit, CancellationToken cancellationToken)
    {
        var before = (time.GetUtcNow() - options.Value.Retention).ToUnixTimeMilliseconds();
        return database.Writer.ExecuteAsync(
            session => session.Execute(
                """
                DELETE FROM events WHERE id IN (
                    SELECT e.id FROM events e
                    WHERE e.published < $before
                      AND NOT EXISTS (SELECT 1 FROM groups g WHERE g.topic = e.topic AND g.last_event < e.id)
                      AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.event = e.id)
                      AND NOT EXISTS (SELECT 1 FROM dead_letters l WHERE l.event = e.id)
                    ORDER BY e.published LIMIT $limit)
                """,
                ("$before", before), ("$limit", limit)),
            cancellationToken);
    }

    /// <summary>
    /// Forgets groups without a server, with their deliveries and dead letters, and returns their names. Groups of this process are
    /// spared: after a machine has slept for long they look abandoned for a moment.
    /// </summary>
    public Task<IReadOnlyList<string>> ForgetGroupsAsync(CancellationToken cancellationToken)
    {
        var before = (time.GetUtcNow() - options.Value.GroupRetention).ToUnixTimeMilliseconds();
        return database.Writer.ExecuteAsync<IReadOnlyList<string>>(
            session =>
            {
                var abandoned = session.Query(
                    "SELECT id, topic, name FROM groups WHERE served < $before",
                    row => (Id: row.GetInt64(0), Topic: row.GetString(1), Name: row.GetString(2)),
                    ("$before", before));
                abandoned.RemoveAll(group => _own.Any(own => own.Topic == group.Topic && own.Group == group.Name));
                foreach (var (id, _, _) in abandoned)
                {
                    session.Execute("DELETE FROM deliveries WHERE group_id = $group", ("$group", id));
                    session.Execute("DELETE FROM dead_letters WHERE group_id = $group", ("$group", id));
                    session.Execute("DELETE FROM groups WHERE id = $group", ("$group", id));
                }

                return abandoned.ConvertAll(group => $"{group.Topic}/{group.Name}");
            },
            cancellationToken);
    }
}
