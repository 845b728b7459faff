using System.Collections.Concurrent;

namespace SyncInterview.Documents.Store;

/// <summary>
/// Tells watchers in this process that a document changed, so that they need not wait for their next look. Only a hint: a change made by
/// another process raises nothing here, which is why watchers look regularly all the same.
/// </summary>
internal sealed class DocumentChanges
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new();

    /// <summary>
    /// A task that completes at the next change. Take it before reading the document, and the change between is not missed.
    /// </summary>
    public Task NextChange(string id) =>
        _waiting.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>A watcher leaves. Others of the same document are woken for nothing once, which does no harm.</summary>
    public void Release(string id) => Raise(id);

    /// <summary>A document changed.</summary>
    public void Raise(string id)
    {
        if (_waiting.TryRemove(id, out var waiting))
            waiting.SetResult();
    }
}
