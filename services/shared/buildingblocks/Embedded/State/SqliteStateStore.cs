using Microsoft.Data.Sqlite;
using SyncInterview.BuildingBlocks.Embedded.Sqlite;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Embedded.State;

/// <summary>
/// State in the SQLite file. A key whose time has run out is absent at once, to reads and conditions alike; its row goes with a later
/// sweep.
/// </summary>
internal sealed class SqliteStateStore(EmbeddedDatabase database, TimeProvider time) : IStateStore
{
    private const string Live = "(expires IS NULL OR expires > $now)";
    private const string Select = $"SELECT key, etag, value FROM state WHERE key = $key AND {Live}";
    private const string Insert = "INSERT INTO state (key, etag, expires, value) VALUES ($key, $etag, $expires, $value)";
    private const string Assign = "SET etag = $etag, expires = $expires, value = $value";
    private const string Put = $"{Insert} ON CONFLICT (key) DO UPDATE {Assign}";
    private const string PutIfAbsent = $"{Put} WHERE NOT {Live}";
    private const string PutIfUnchanged = $"UPDATE state {Assign} WHERE key = $key AND etag = $expected AND {Live}";

    public async Task<StateEntry?> GetAsync(string key, CancellationToken cancellationToken)
    {
        PortGuard.StateKey(key);
        var now = Now();
        var rows = await database.Readers.ReadAsync(
            session => session.Query(Select, Row.Read, ("$key", key), ("$now", now)), cancellationToken);
        return rows.Count == 0 ? null : Open(rows[0]);
    }

    public async Task<IReadOnlyDictionary<string, StateEntry>> GetManyAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        PortGuard.BulkKeys(keys);
        var now = Now();
        var rows = await database.Readers.ReadAsync(
            session => keys.Distinct(StringComparer.Ordinal)
                .SelectMany(key => session.Query(Select, Row.Read, ("$key", key), ("$now", now)))
                .ToList(),
            cancellationToken);
        return rows.ToDictionary(row => row.Key, Open, StringComparer.Ordinal);
    }

    public async Task<string?> SaveAsync(
        string key,
        ReadOnlyMemory<byte> value,
        WriteCondition condition,
        TimeSpan? timeToLive,
        CancellationToken cancellationToken)
    {
        PortGuard.StateKey(key);
        PortGuard.StateValue(value);
        PortGuard.TimeToLive(timeToLive);
        var statement = condition switch
        {
            { MustBeAbsent: true } => PutIfAbsent,
            { ETag: not null } => PutIfUnchanged,
            _ => Put,
        };
        var sealedValue = database.Cipher.Seal(value.Span, Context(key));
        var expected = Expected(condition);
        var now = Now();
        var expires = now + (long?)timeToLive?.TotalMilliseconds;
        var version = RowVersion.Next();
        var written = await database.Writer.ExecuteAsync(
            session => session.Execute(
                statement,
                ("$key", key), ("$etag", version), ("$expires", expires), ("$value", sealedValue), ("$expected", expected), ("$now", now)),
            cancellationToken);
        return written == 0 ? null : RowVersion.Format(version);
    }

    public Task<bool> DeleteAsync(string key, WriteCondition condition, CancellationToken cancellationToken)
    {
        PortGuard.StateKey(key);
        var isConditional = condition.MustBeAbsent || condition.ETag is not null;
        var expected = Expected(condition);
        var now = Now();
        return database.Writer.ExecuteAsync(
            session =>
            {
                session.Execute(
                    $"DELETE FROM state WHERE key = $key AND (NOT $conditional OR etag = $expected OR NOT {Live})",
                    ("$key", key), ("$conditional", isConditional), ("$expected", expected), ("$now", now));
                return session.Number("SELECT 1 FROM state WHERE key = $key", ("$key", key)) is null;
            },
            cancellationToken);
    }

    /// <summary>Removes at most <paramref name="limit"/> expired rows and returns how many there were.</summary>
    public Task<int> SweepAsync(int limit, CancellationToken cancellationToken)
    {
        var now = Now();
        return database.Writer.ExecuteAsync(
            session => session.Execute(
                "DELETE FROM state WHERE key IN (SELECT key FROM state WHERE expires <= $now LIMIT $limit)",
                ("$now", now), ("$limit", limit)),
            cancellationToken);
    }

    private static long? Expected(WriteCondition condition) => condition.ETag is { } etag ? RowVersion.Parse(etag) : null;

    private static string Context(string key) => $"state\n{key}";

    private StateEntry Open(Row row) => new(database.Cipher.Open(row.Sealed, Context(row.Key)), RowVersion.Format(row.Version));

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed record Row(string Key, long Version, byte[] Sealed)
    {
        public static Row Read(SqliteDataReader reader) => new(reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2));
    }
}
