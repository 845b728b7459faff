namespace SyncInterview.Interviews.Live;

/// <summary>A session's stay in memory, from its loading until it has left.</summary>
internal sealed class Residence
{
    private readonly TaskCompletionSource<SessionActor?> _loading = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Begins the stay.</summary>
    /// <param name="load">Loads the session; null: there is no such interview.</param>
    /// <param name="hold">Runs it until it leaves.</param>
    public Residence(Func<Task<SessionActor?>> load, Func<SessionActor, Task> hold) => Gone = Task.Run(() => StayAsync(load, hold));

    /// <summary>Completes when the session is loaded; null: there is no such interview.</summary>
    public Task<SessionActor?> Loading => _loading.Task;

    /// <summary>The session, once it is loaded; null before, and when there is no such interview.</summary>
    public SessionActor? Actor { get => Volatile.Read(ref field); private set => Volatile.Write(ref field, value); }

    /// <summary>Completes when the session has left memory. Never fails.</summary>
    public Task Gone { get; }

    private async Task StayAsync(Func<Task<SessionActor?>> load, Func<SessionActor, Task> hold)
    {
        try
        {
            Actor = await load();
        }
        catch (Exception e)
        {
            _loading.SetException(e);
            _ = _loading.Task.Exception; // Seen, even when nobody waits for the session.
            return;
        }

        _loading.SetResult(Actor);
        if (Actor is { } actor)
            await hold(actor);
    }
}
