namespace SyncInterview.Interviews.Live;

/// <summary>One attached stream.</summary>
/// <param name="isWriter">Whether it writes too.</param>
/// <param name="mostMessages">Bound on the messages that wait for it.</param>
internal sealed class Subscriber(bool isWriter, int mostMessages)
{
    /// <summary>Whether it writes too. An interview has one writer at most.</summary>
    public bool IsWriter { get; } = isWriter;

    /// <summary>What it still has to be sent.</summary>
    public Outbox Outbox { get; } = new(mostMessages);
}
