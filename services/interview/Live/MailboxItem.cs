using System.Diagnostics;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>Something in a session's mailbox.</summary>
internal abstract record MailboxItem
{
    /// <summary>Something happened that the engine must know of.</summary>
    /// <param name="Event">What.</param>
    /// <param name="Trace">The trace it belongs to.</param>
    /// <param name="From">Stream that sent it; null: none did.</param>
    /// <param name="Outcome">Completed when it is durable and acted on, or refused; null: nobody waits.</param>
    public sealed record Happened(
        SessionEvent Event,
        ActivityContext Trace,
        Subscriber? From = null,
        TaskCompletionSource<InputOutcome>? Outcome = null) : MailboxItem;

    /// <summary>A stream attaches.</summary>
    /// <param name="Subscriber">The stream.</param>
    /// <param name="AfterSequence">Last durable sequence it has.</param>
    /// <param name="Attached">Completed when it is attached.</param>
    public sealed record Attach(Subscriber Subscriber, long AfterSequence, TaskCompletionSource<Attachment> Attached) : MailboxItem;

    /// <summary>A stream ended.</summary>
    public sealed record Detach(Subscriber Subscriber) : MailboxItem;

    /// <summary>The process will stop: streams are told, and the session ends when they have left.</summary>
    public sealed record Drain(TimeSpan TimeLeft) : MailboxItem;

    /// <summary>The session's timer fired.</summary>
    public sealed record TimerFired : MailboxItem;
}
