namespace SyncInterview.BuildingBlocks.Embedded.Sqlite;

/// <summary>
/// A write waiting for its group commit. It may run more than once before it is completed: when another write of its group fails,
/// the group is rolled back and its members run again one by one.
/// </summary>
internal abstract class WriteOperation
{
    /// <summary>Whether the caller gave up before the write was begun.</summary>
    public abstract bool IsAbandoned { get; }

    public abstract void Run(SqliteSession session);

    /// <summary>Tells the caller; called after the commit.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception exception);
}

/// <inheritdoc/>
internal sealed class WriteOperation<T>(Func<SqliteSession, T> operation, CancellationToken cancellationToken) : WriteOperation
{
    // Continuations run elsewhere, so that a caller cannot hold up the writer.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Completion => _completion.Task;

    public override bool IsAbandoned => cancellationToken.IsCancellationRequested;

    public override void Run(SqliteSession session) => _result = operation(session);

    public override void Complete() => _completion.TrySetResult(_result!);

    public override void Fail(Exception exception)
    {
        if (exception is OperationCanceledException)
            _completion.TrySetCanceled(cancellationToken);
        else
            _completion.TrySetException(exception);
    }
}
