using System.Runtime.CompilerServices;
using SyncInterview.BuildingBlocks.Embedded.Sqlite;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Embedded.Log;

/// <summary>Streams in the SQLite file. Appends of all streams share group commits.</summary>
internal sealed class SqliteEventLog(EmbeddedDatabase database) : IEventLog
{
    /// <summary>Entries read in one go: a slow reader holds neither a connection nor more than a page in memory.</summary>
    private const int PageEntries = 64;

    private const string Advance =
        "UPDATE streams SET next_offset = next_offset + $count, epoch = $epoch " +
        "WHERE name = $name AND next_offset = $expected AND epoch <= $epoch RETURNING id";

    private const string Begin =
        "INSERT INTO streams (name, next_offset, epoch) VALUES ($name, $count, $epoch) ON CONFLICT (name) DO NOTHING RETURNING id";

    private const string Insert = "INSERT INTO entries (stream, offset, epoch, data) VALUES ($stream, $offset, $epoch, $data)";

    public Task<AppendResult> AppendAsync(
        string stream,
        long expectedOffset,
        long epoch,
        IReadOnlyList<ReadOnlyMemory<byte>> batch,
        CancellationToken cancellationToken)
    {
        PortGuard.Append(stream, expectedOffset, epoch, batch);
        var entries = new byte[batch.Count][];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = database.Cipher.Seal(batch[i].Span, Context(stream, expectedOffset + i, epoch));
        return database.Writer.ExecuteAsync(session => Append(session, stream, expectedOffset, epoch, entries), cancellationToken);
    }

    public async IAsyncEnumerable<LogEntry> ReadAsync(
        string stream, long fromOffset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PortGuard.Stream(stream);
        ArgumentOutOfRangeException.ThrowIfNegative(fromOffset);
        var (id, end) = await database.Readers.ReadAsync(session => Find(session, stream), cancellationToken);
        for (var next = fromOffset; next < end;)
        {
            var from = next;
            var page = await database.Readers.ReadAsync(session => ReadPage(session, id, from, end), cancellationToken);
            foreach (var (offset, epoch, data) in page)
                yield return new LogEntry(offset, epoch, database.Cipher.Open(data, Context(stream, offset, epoch)));

            // Empty: the stream was deleted meanwhile.
            if (page.Count == 0)
                yield break;
            next += page.Count;
        }
    }

    public Task DeleteAsync(string stream, CancellationToken cancellationToken)
    {
        PortGuard.Stream(stream);
        return database.Writer.ExecuteAsync(
            session =>
            {
                session.Execute("DELETE FROM entries WHERE stream = (SELECT id FROM streams WHERE name = $name)", ("$name", stream));
                return session.Execute("DELETE FROM streams WHERE name = $name", ("$name", stream));
            },
            cancellationToken);
    }

    private static AppendResult Append(SqliteSession session, string stream, long expectedOffset, long epoch, byte[][] entries)
    {
        var id = session.Number(
            Advance, ("$name", stream), ("$expected", expectedOffset), ("$epoch", epoch), ("$count", entries.Length));
        if (id is null && expectedOffset == 0)
            id = session.Number(Begin, ("$name", stream), ("$epoch", epoch), ("$count", entries.Length));
        if (id is null)
        {
            var actual = session.Query(
                "SELECT next_offset, epoch FROM streams WHERE name = $name",
                row => new AppendResult(false, row.GetInt64(0), row.GetInt64(1)),
                ("$name", stream));
            return actual.Count == 0 ? new AppendResult(false, 0, 0) : actual[0];
        }

        for (var i = 0; i < entries.Length; i++)
            session.Execute(Insert, ("$stream", id), ("$offset", expectedOffset + i), ("$epoch", epoch), ("$data", entries[i]));
        return new AppendResult(true, expectedOffset + entries.Length, epoch);
    }

    private static (long Id, long End) Find(SqliteSession session, string stream) =>
        session.Query(
                "SELECT id, next_offset FROM streams WHERE name = $name",
                row => (row.GetInt64(0), row.GetInt64(1)),
                ("$name", stream))
            .FirstOrDefault();

    private static List<(long Offset, long Epoch, byte[] Data)> ReadPage(SqliteSession session, long id, long from, long end) =>
        session.Query(
            """
            SELECT offset, epoch, data FROM entries
            WHERE stream = $stream AND offset >= $from AND offset < $end ORDER BY offset LIMIT $limit
            """,
            row => (row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2)),
            ("$stream", id), ("$from", from), ("$end", end), ("$limit", PageEntries));

    private static string Context(string stream, long offset, long epoch) => $"log\n{stream}\n{offset}\n{epoch}";
}
