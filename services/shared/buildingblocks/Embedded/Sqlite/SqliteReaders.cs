using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Embedded.Sqlite;

/// <summary>
/// A fixed set of connections for reading; a reader that finds none free waits. Readers and the writer do not block each other.
/// </summary>
internal sealed class SqliteReaders : IAsyncDisposable
{
    private readonly Channel<SqliteSession> _free;
    private readonly int _count;

    public SqliteReaders(int count, Func<SqliteSession> open)
    {
        _count = count;

        // Never full: it holds at most the sessions made here.
        _free = Channel.CreateBounded<SqliteSession>(new BoundedChannelOptions(count) { FullMode = BoundedChannelFullMode.Wait });
        for (var i = 0; i < count; i++)
            _free.Writer.TryWrite(open());
    }

    /// <summary>Runs a query. Throws <see cref="StoreUnavailableException"/> when SQLite fails.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> query, CancellationToken cancellationToken)
    {
        var session = await TakeAsync(cancellationToken);
        try
        {
            return query(session);
        }
        catch (SqliteException exception)
        {
            throw new StoreUnavailableException("The embedded store could not be read.", exception);
        }
        finally
        {
            _free.Writer.TryWrite(session);
        }
    }

    /// <summary>Waits for the readers under way and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < _count; i++)
            (await _free.Reader.ReadAsync()).Dispose();
        _free.Writer.Complete();
    }

    private async ValueTask<SqliteSession> TakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _free.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteReaders));
        }
    }
}
