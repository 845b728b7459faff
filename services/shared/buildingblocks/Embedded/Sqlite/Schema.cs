namespace SyncInterview.BuildingBlocks.Embedded.Sqlite;

/// <summary>The tables of the file. All times are milliseconds since 1970 in UTC.</summary>
internal static class Schema
{
    /// <summary>Grows with every change of <see cref="Tables"/>; kept in the file as <c>user_version</c>.</summary>
    public const int Version = 1;

    // Log entries are kept in the order of arrival, whatever their stream: a group commit then fills one page after the other instead of
    // touching one page for every stream. The small index finds a stream's entries again.
    // Stream and event ids are never used twice, so a reader in the middle of a deleted stream cannot stray into its successor.
    public const string Tables = """
        CREATE TABLE data_keys (id TEXT PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;

        CREATE TABLE state (key TEXT PRIMARY KEY, etag INTEGER NOT NULL, expires INTEGER, value BLOB NOT NULL);
        CREATE INDEX state_by_expiry ON state (expires) WHERE expires IS NOT NULL;

        CREATE TABLE streams (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            next_offset INTEGER NOT NULL,
            epoch INTEGER NOT NULL);
        CREATE TABLE entries (
            position INTEGER PRIMARY KEY,
            stream INTEGER NOT NULL,
            offset INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            data BLOB NOT NULL);
        CREATE UNIQUE INDEX entries_by_stream ON entries (stream, offset);

        CREATE TABLE events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            topic TEXT NOT NULL,
            event_id TEXT NOT NULL,
            published INTEGER NOT NULL,
            envelope BLOB NOT NULL);
        CREATE UNIQUE INDEX events_by_event_id ON events (topic, event_id);
        CREATE INDEX events_by_topic ON events (topic, id);
        CREATE INDEX events_by_age ON events (published);
        CREATE TABLE groups (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            topic TEXT NOT NULL,
            name TEXT NOT NULL,
            last_event INTEGER NOT NULL,
            served INTEGER NOT NULL,
            UNIQUE (topic, name));
        CREATE TABLE deliveries (
            group_id INTEGER NOT NULL,
            event INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            due INTEGER NOT NULL,
            PRIMARY KEY (group_id, event)) WITHOUT ROWID;
        CREATE INDEX deliveries_by_due ON deliveries (group_id, due);
        CREATE INDEX deliveries_by_event ON deliveries (event);
        CREATE TABLE dead_letters (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            group_id INTEGER NOT NULL,
            event INTEGER NOT NULL,
            reason TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            dead INTEGER NOT NULL);
        CREATE INDEX dead_letters_by_event ON dead_letters (event);
        """;
}
