using System.Diagnostics;
using System.Threading.Channels;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>What others may ask of a session. All of it goes through the mailbox and waits while that is full.</summary>
internal sealed partial class SessionActor
{
    /// <summary>Takes in an event and waits until it is durable and acted on, or refused.</summary>
    /// <exception cref="SessionClosedException">The session left memory; it is unknown whether the event became durable.</exception>
    public async Task<InputOutcome> SubmitAsync(SessionEvent happening, CancellationToken cancellationToken)
    {
        var outcome = new TaskCompletionSource<InputOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        await PutAsync(new MailboxItem.Happened(happening, Trace(), Outcome: outcome), cancellationToken);
        return await outcome.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Takes in a message of a stream without waiting for what becomes of it; the stream is told.</summary>
    public ValueTask PutAsync(ClientMessage message, Subscriber from, CancellationToken cancellationToken) =>
        PutAsync(new MailboxItem.Happened(new SessionEvent { Client = message }, Trace(), from), cancellationToken);

    /// <summary>Attaches a stream; a writer ends the stream of the writer before it.</summary>
    /// <exception cref="SequenceAheadException">There is no message with that sequence yet.</exception>
    /// <exception cref="TooManyStreamsException">As many streams are attached as are allowed.</exception>
    /// <exception cref="SessionClosedException">The session left memory.</exception>
    public async Task<Attachment> AttachAsync(Subscriber subscriber, long afterSequence, CancellationToken cancellationToken)
    {
        var attached = new TaskCompletionSource<Attachment>(TaskCreationOptions.RunContinuationsAsynchronously);
        await PutAsync(new MailboxItem.Attach(subscriber, afterSequence, attached), cancellationToken);
        return await attached.Task;
    }

    /// <summary>Forgets a stream that has ended.</summary>
    public async Task DetachAsync(Subscriber subscriber)
    {
        try
        {
            await PutAsync(new MailboxItem.Detach(subscriber), CancellationToken.None);
        }
        catch (SessionClosedException)
        {
            // Then there is nobody to tell.
        }
    }

    /// <summary>Tells all streams to go elsewhere. The session ends when they have left.</summary>
    public async Task DrainAsync(TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        try
        {
            await PutAsync(new MailboxItem.Drain(timeLeft), cancellationToken);
        }
        catch (SessionClosedException)
        {
            // It has ended already.
        }
    }

    /// <summary>Takes in nothing more. The session ends when what it has was made durable.</summary>
    public void Stop() => _mailbox.Writer.TryComplete();

    private async ValueTask PutAsync(MailboxItem item, CancellationToken cancellationToken)
    {
        try
        {
            await _mailbox.Writer.WriteAsync(item, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new SessionClosedException(IsUnloaded);
        }
    }

    private static ActivityContext Trace() => Activity.Current?.Context ?? default;
}
