namespace SyncInterview.Interviews.Live;

/// <summary>A client says that it has messages which were never sent.</summary>
/// <param name="lastSequence">Sequence of the newest durable message.</param>
internal sealed class SequenceAheadException(long lastSequence) : Exception("The client is ahead of the interview.")
{
    /// <summary>Sequence of the newest durable message.</summary>
    public long LastSequence { get; } = lastSequence;
}
