namespace SyncInterview.Interviews.Live;

/// <summary>The session has left memory. What was asked of it had no effect.</summary>
/// <param name="isUnloaded">Whether it left because nobody needed it, so that it can be loaded again at once.</param>
internal sealed class SessionClosedException(bool isUnloaded) : Exception("The session has left memory.")
{
    /// <summary>Whether it left because nobody needed it, so that it can be loaded again at once.</summary>
    public bool IsUnloaded { get; } = isUnloaded;
}
