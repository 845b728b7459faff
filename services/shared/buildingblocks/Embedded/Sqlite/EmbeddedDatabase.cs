using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Encryption;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Embedded.Sqlite;

/// <summary>
/// The SQLite file of the data directory: opened, its tables made and its keys checked when this is created, so that a wrong directory
/// or key is known at start. Several of these, in one process or in many, may work on one directory.
/// </summary>
internal sealed class EmbeddedDatabase : IAsyncDisposable
{
    private const int LibraryTimeoutSeconds = 1;
    private readonly EmbeddedOptions _options;

    public EmbeddedDatabase(IOptions<EmbeddedOptions> options, IOptions<DataKeyOptions> keys)
    {
        _options = options.Value;
        Directory = DataDirectory.Prepare(_options.DataDirectory);
        var session = OpenWritable();
        try
        {
            Keyring = SetUp(session, DataKeyring.FromOptions(keys.Value));
        }
        catch
        {
            session.Dispose();
            throw;
        }

        Cipher = new ValueCipher(Keyring);
        Readers = new SqliteReaders(_options.ReadConnections, OpenReadOnly);
        Writer = new SqliteWriter(session, _options.WriteQueueCapacity, _options.MaxGroupCommit);
    }

    /// <summary>Absolute path of the data directory.</summary>
    public string Directory { get; }

    public DataKeyring Keyring { get; }

    public ValueCipher Cipher { get; }

    public SqliteWriter Writer { get; }

    public SqliteReaders Readers { get; }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await Readers.DisposeAsync();
    }

    /// <summary>
    /// Makes tables and keys under the file's write lock, so that hosts starting together agree on one key.
    /// </summary>
    private DataKeyring SetUp(SqliteSession session, DataKeyring? configured)
    {
        try
        {
            session.Script("BEGIN IMMEDIATE");
            switch (session.Number("PRAGMA user_version"))
            {
                case 0:
                    session.Script(Schema.Tables);
                    session.Script($"PRAGMA user_version = {Schema.Version}");
                    break;
                case Schema.Version:
                    break;
                case var version:
                    throw new StoreUnavailableException(
                        $"The store in {Directory} has format {version}; this program knows format {Schema.Version}.");
            }

            var keyring = new KeyCheck(session, Directory).Open(configured);
            session.Script("COMMIT");
            return keyring;
        }
        catch (SqliteException exception)
        {
            throw new StoreUnavailableException($"The store in {Directory} cannot be opened.", exception);
        }
    }

    private SqliteSession OpenWritable()
    {
        var session = Open(SqliteOpenMode.ReadWriteCreate);
        try
        {
            // Freed space is overwritten where that costs no further page, so that erased data does not linger.
            session.Script(
                $"""
                PRAGMA busy_timeout = {_options.BusyTimeout.TotalMilliseconds:0};
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = {(_options.Synchronous == SynchronousMode.Full ? "FULL" : "NORMAL")};
                PRAGMA secure_delete = FAST;
                PRAGMA journal_size_limit = 67108864;
                PRAGMA cache_size = -16384;
                """);
            return session;
        }
        catch (SqliteException exception)
        {
            session.Dispose();
            throw new StoreUnavailableException($"The store in {Directory} cannot be opened.", exception);
        }
    }

    private SqliteSession OpenReadOnly()
    {
        var session = Open(SqliteOpenMode.ReadWrite);
        session.Script(
            $"PRAGMA busy_timeout = {_options.BusyTimeout.TotalMilliseconds:0}; PRAGMA query_only = ON; PRAGMA cache_size = -4096");
        return session;
    }

    private SqliteSession Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(Directory, "store.db"),
            Mode = mode,
            Pooling = false,

            // SQLite's own busy timeout does the waiting, with short sleeps; the library's loop sleeps 150 ms at a time.
            DefaultTimeout = LibraryTimeoutSeconds,
        }.ToString());
        try
        {
            connection.Open();
            return new SqliteSession(connection);
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw new StoreUnavailableException($"The store in {Directory} cannot be opened.", exception);
        }
    }
}
