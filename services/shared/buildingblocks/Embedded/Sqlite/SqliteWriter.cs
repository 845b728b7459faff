using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Embedded.Sqlite;

/// <summary>
/// The one writer of the file. SQLite lets one connection write at a time, so all writes queue here and whatever has gathered while the
/// last transaction was being committed goes into the next one. A caller's task completes after the commit that holds its write.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly SqliteSession _session;
    private readonly int _maxGroup;
    private readonly Channel<WriteOperation> _queue;
    private readonly Task _loop;

    public SqliteWriter(SqliteSession session, int queueCapacity, int maxGroup)
    {
        _session = session;
        _maxGroup = maxGroup;
        _queue = Channel.CreateBounded<WriteOperation>(new BoundedChannelOptions(queueCapacity)
        {
            FullMode = BoundedChannelFullMode.Wait,
            SingleReader = true,
        });
        _loop = Task.Run(RunAsync);
    }

    /// <summary>
    /// Queues a write and waits for its commit. The write must have no effect but on the session, for it may run twice.
    /// Throws <see cref="StoreUnavailableException"/> when SQLite fails.
    /// </summary>
    public async Task<T> ExecuteAsync<T>(Func<SqliteSession, T> operation, CancellationToken cancellationToken)
    {
        var write = new WriteOperation<T>(operation, cancellationToken);
        try
        {
            await _queue.Writer.WriteAsync(write, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteWriter));
        }

        return await write.Completion.WaitAsync(cancellationToken);
    }

    /// <summary>Finishes what is queued and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        _session.Dispose();
    }

    private async Task RunAsync()
    {
        var group = new List<WriteOperation>(_maxGroup);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (group.Count < _maxGroup && _queue.Reader.TryRead(out var write))
            {
                if (write.IsAbandoned)
                    write.Fail(new OperationCanceledException());
                else
                    group.Add(write);
            }

            CommitGroup(group);
            group.Clear();
        }
    }

    private void CommitGroup(List<WriteOperation> group)
    {
        if (Commit(group) is not { } failure)
            group.ForEach(write => write.Complete());
        else if (group.Count == 1)
            group[0].Fail(failure);
        else
            group.ForEach(CommitAlone);
    }

    private void CommitAlone(WriteOperation write)
    {
        if (Commit([write]) is { } failure)
            write.Fail(failure);
        else
            write.Complete();
    }

    /// <summary>Null when committed; otherwise what went wrong, and nothing was written.</summary>
    private Exception? Commit(List<WriteOperation> writes)
    {
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            foreach (var write in writes)
                write.Run(_session);
            _session.Execute("COMMIT");
            return null;
        }
#pragma warning disable CA1031 // Whatever a write throws goes to its caller; the writer must live on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            RollBack();
            return exception is SqliteException
                ? new StoreUnavailableException("The embedded store did not take the write.", exception)
                : exception;
        }
    }

    private void RollBack()
    {
        try
        {
            _session.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, or the transaction never began.
        }
    }
}
