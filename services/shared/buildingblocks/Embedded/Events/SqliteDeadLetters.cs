using System.Globalization;
using Microsoft.Data.Sqlite;
using SyncInterview.BuildingBlocks.Embedded.Sqlite;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Embedded.Events;

/// <summary>Lists and replays dead letters of the SQLite file.</summary>
internal sealed class SqliteDeadLetters(EmbeddedDatabase database, PublishSignals signals, TimeProvider time) : IDeadLetters
{
    public async Task<DeadLetterPage> ListAsync(string? topic, int pageSize, string? pageToken, CancellationToken cancellationToken)
    {
        PortGuard.PageSize(pageSize);
        var before = pageToken is null
            ? long.MaxValue
            : Parse(pageToken) ?? throw new ArgumentException("Not a token of this listing.", nameof(pageToken));
        var items = await database.Readers.ReadAsync(
            session => session.Query(
                """
                SELECT l.id, e.topic, g.name, e.event_id, l.reason, l.attempts, e.published, l.dead
                FROM dead_letters l JOIN events e ON e.id = l.event JOIN groups g ON g.id = l.group_id
                WHERE l.id < $before AND ($topic IS NULL OR e.topic = $topic) ORDER BY l.id DESC LIMIT $limit
                """,
                Read,
                ("$before", before), ("$topic", topic), ("$limit", pageSize + 1)),
            cancellationToken);
        if (items.Count <= pageSize)
            return new DeadLetterPage(items, null);
        items.RemoveAt(pageSize);
        return new DeadLetterPage(items, items[^1].Id);
    }

    public async Task<bool> ReplayAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (Parse(id) is not { } row)
            return false;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var topics = await database.Writer.ExecuteAsync(
            session =>
            {
                session.Execute(
                    """
                    INSERT INTO deliveries (group_id, event, attempt, due) SELECT group_id, event, 0, $now FROM dead_letters WHERE id = $id
                    ON CONFLICT (group_id, event) DO UPDATE SET attempt = 0, due = $now
                    """,
                    ("$id", row), ("$now", now));
                var found = session.Query(
                    "SELECT topic FROM events WHERE id = (SELECT event FROM dead_letters WHERE id = $id)",
                    reader => reader.GetString(0),
                    ("$id", row));
                session.Execute("DELETE FROM dead_letters WHERE id = $id", ("$id", row));
                return found;
            },
            cancellationToken);
        topics.ForEach(signals.Raise);
        return topics.Count > 0;
    }

    private static DeadLetter Read(SqliteDataReader row) => new(
        row.GetInt64(0).ToString(CultureInfo.InvariantCulture),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.GetInt32(5),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)));

    private static long? Parse(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
