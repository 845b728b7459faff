using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Embedded.Sqlite;
using SyncInterview.BuildingBlocks.Events;

namespace SyncInterview.BuildingBlocks.Embedded.Events;

/// <summary>
/// The durable queue. An event is one row, however many groups there are; a group remembers the last event it took, and has a row of its
/// own only for events that it is handling or will try again.
/// </summary>
internal sealed class EventQueue(EmbeddedDatabase database, TimeProvider time, IOptions<EventBusOptions> options)
{
    /// <summary>Reason of a dead letter whose last attempt ended without a word: its process died or its handler never returned.</summary>
    private const string NoOutcome = "VisibilityTimeout";

    private static readonly TimeSpan ServedPrecision = TimeSpan.FromHours(1);

    public static string Context(string topic, string eventId) => $"event\n{topic}\n{eventId}";

    /// <summary>False when the topic already has an event of this id.</summary>
    public Task<bool> PublishAsync(
        string topic, string eventId, byte[] envelope, DateTimeOffset published, CancellationToken cancellationToken) =>
        database.Writer.ExecuteAsync(
            session => session.Execute(
                """
                INSERT INTO events (topic, event_id, published, envelope) VALUES ($topic, $id, $published, $envelope)
                ON CONFLICT DO NOTHING
                """,
                ("$topic", topic), ("$id", eventId), ("$published", published.ToUnixTimeMilliseconds()), ("$envelope", envelope)) > 0,
            cancellationToken);

    /// <summary>Takes up to <paramref name="count"/> events for a group: first those that fell due again, then new ones.</summary>
    public Task<Claim> ClaimAsync(string topic, string group, int count, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.Writer.ExecuteAsync(session => Claim(session, topic, group, count, now), cancellationToken);
    }

    public Task CompleteAsync(Delivery delivery, CancellationToken cancellationToken) =>
        database.Writer.ExecuteAsync(
            session => session.Execute(
                "DELETE FROM deliveries WHERE group_id = $group AND event = $event",
                ("$group", delivery.GroupId), ("$event", delivery.EventRow)),
            cancellationToken);

    /// <summary>Makes the event due again later.</summary>
    public Task RetryAsync(Delivery delivery, TimeSpan delay, CancellationToken cancellationToken) =>
        RescheduleAsync(delivery, delivery.Attempt, time.GetUtcNow() + delay, cancellationToken);

    /// <summary>Gives the event back at once, as if this attempt had not been.</summary>
    public Task ReleaseAsync(Delivery delivery, CancellationToken cancellationToken) =>
        RescheduleAsync(delivery, delivery.Attempt - 1, time.GetUtcNow(), cancellationToken);

    /// <summary>Gives the event up for its group. Returns how many old dead letters had to make room.</summary>
    public Task<int> DeadLetterAsync(Delivery delivery, string reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.Writer.ExecuteAsync(
            session => Holds(session, delivery)
                ? DeadLetter(session, delivery.GroupId, delivery.EventRow, delivery.Attempt, reason, now)
                : 0,
            cancellationToken);
    }

    private static bool Holds(SqliteSession session, Delivery delivery) =>
        session.Number(
            "SELECT 1 FROM deliveries WHERE group_id = $group AND event = $event AND attempt = $attempt",
            ("$group", delivery.GroupId), ("$event", delivery.EventRow), ("$attempt", delivery.Attempt)) is not null;

    private Task<int> RescheduleAsync(Delivery delivery, int attempt, DateTimeOffset due, CancellationToken cancellationToken) =>
        database.Writer.ExecuteAsync(
            session => session.Execute(
                "UPDATE deliveries SET attempt = $to, due = $due WHERE group_id = $group AND event = $event AND attempt = $attempt",
                ("$to", attempt),
                ("$due", due.ToUnixTimeMilliseconds()),
                ("$group", delivery.GroupId),
                ("$event", delivery.EventRow),
                ("$attempt", delivery.Attempt)),
            cancellationToken);

    private Claim Claim(SqliteSession session, string topic, string group, int count, DateTimeOffset now)
    {
        var (groupId, lastEvent) = Serve(session, topic, group, now);
        var until = (now + options.Value.VisibilityTimeout).ToUnixTimeMilliseconds();
        var deliveries = new List<Delivery>(count);
        var (abandoned, dropped) = (0, 0);
        foreach (var due in Due(session, groupId, count, now))
        {
            if (due.Attempt > options.Value.MaxAttempts)
            {
                dropped += DeadLetter(session, groupId, due.EventRow, due.Attempt - 1, NoOutcome, now);
                abandoned++;
                continue;
            }

            session.Execute(
                "UPDATE deliveries SET attempt = $attempt, due = $until WHERE group_id = $group AND event = $event",
                ("$attempt", due.Attempt), ("$until", until), ("$group", groupId), ("$event", due.EventRow));
            deliveries.Add(due);
        }

        foreach (var fresh in Fresh(session, topic, groupId, lastEvent, count - deliveries.Count))
        {
            session.Execute(
                "INSERT INTO deliveries (group_id, event, attempt, due) VALUES ($group, $event, 1, $until)",
                ("$group", groupId), ("$event", fresh.EventRow), ("$until", until));
            session.Execute("UPDATE groups SET last_event = $event WHERE id = $group", ("$event", fresh.EventRow), ("$group", groupId));
            deliveries.Add(fresh);
        }

        var nextDue = session.Number("SELECT MIN(due) FROM deliveries WHERE group_id = $group", ("$group", groupId));
        return new Claim(deliveries, abandoned, dropped, nextDue is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
    }

    /// <summary>
    /// Finds the group, or makes it, and notes from time to time that it is being served. A poll that finds nothing writes nothing.
    /// </summary>
    private static (long Id, long LastEvent) Serve(SqliteSession session, string topic, string group, DateTimeOffset now)
    {
        var known = session.Query(
            "SELECT id, last_event, served FROM groups WHERE topic = $topic AND name = $group",
            row => (Id: row.GetInt64(0), LastEvent: row.GetInt64(1), Served: row.GetInt64(2)),
            ("$topic", topic), ("$group", group));
        if (known.Count == 0)
        {
            var id = session.Number(
                "INSERT INTO groups (topic, name, last_event, served) VALUES ($topic, $group, 0, $now) RETURNING id",
                ("$topic", topic), ("$group", group), ("$now", now.ToUnixTimeMilliseconds()));
            return (id!.Value, 0);
        }

        if (known[0].Served < (now - ServedPrecision).ToUnixTimeMilliseconds())
        {
            session.Execute(
                "UPDATE groups SET served = $now WHERE id = $group",
                ("$now", now.ToUnixTimeMilliseconds()), ("$group", known[0].Id));
        }
        return (known[0].Id, known[0].LastEvent);
    }

    private static List<Delivery> Due(SqliteSession session, long groupId, int count, DateTimeOffset now) =>
        session.Query(
            """
            SELECT e.id, e.event_id, d.attempt + 1, e.envelope FROM deliveries d JOIN events e ON e.id = d.event
            WHERE d.group_id = $group AND d.due <= $now ORDER BY d.due LIMIT $count
            """,
            row => ReadDelivery(row, groupId),
            ("$group", groupId), ("$now", now.ToUnixTimeMilliseconds()), ("$count", count));

    private static List<Delivery> Fresh(SqliteSession session, string topic, long groupId, long lastEvent, int count) =>
        session.Query(
            "SELECT id, event_id, 1, envelope FROM events WHERE topic = $topic AND id > $last ORDER BY id LIMIT $count",
            row => ReadDelivery(row, groupId),
            ("$topic", topic), ("$last", lastEvent), ("$count", count));

    private static Delivery ReadDelivery(SqliteDataReader row, long groupId) =>
        new(groupId, row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.GetFieldValue<byte[]>(3));

    /// <summary>Returns how many old dead letters had to make room.</summary>
    private int DeadLetter(SqliteSession session, long groupId, long eventRow, int attempts, string reason, DateTimeOffset now)
    {
        session.Execute(
            "DELETE FROM deliveries WHERE group_id = $group AND event = $event", ("$group", groupId), ("$event", eventRow));
        session.Execute(
            "INSERT INTO dead_letters (group_id, event, reason, attempts, dead) VALUES ($group, $event, $reason, $attempts, $now)",
            ("$group", groupId),
            ("$event", eventRow),
            ("$reason", reason),
            ("$attempts", attempts),
            ("$now", now.ToUnixTimeMilliseconds()));
        return session.Execute(
            "DELETE FROM dead_letters WHERE id <= (SELECT id FROM dead_letters ORDER BY id DESC LIMIT 1 OFFSET $limit)",
            ("$limit", options.Value.DeadLetterLimit));
    }
}
