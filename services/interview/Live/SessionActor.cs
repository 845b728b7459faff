using System.Diagnostics;
using System.Threading.Channels;
using Google.Protobuf.WellKnownTypes;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Journal;
using SyncInterview.Interviews.Models;
using SyncInterview.Interviews.Ownership;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>
/// A live session: one mailbox with one reader. It asks the engine what each event leads to, makes the event durable, and only then
/// does what the engine said, in order. Everything else (network, timers, models) only puts events into the mailbox.
/// </summary>
internal sealed partial class SessionActor : IAsyncDisposable
{
    /// <summary>Most items that wait; a further sender waits.</summary>
    private const int MailboxCapacity = 1_024;

    /// <summary>Most items handled before one append.</summary>
    private const int MostInBatch = 64;

    /// <summary>With so many records waiting that need not be durable yet, they are appended all the same.</summary>
    private const int MostRecordsWaiting = 256;

    /// <summary>An ended session leaves memory so soon after its last stream; what comes later brings it back for a moment.</summary>
    private static readonly TimeSpan EndedQuietTime = TimeSpan.FromSeconds(1);

    private static readonly MailboxItem.TimerFired TimerFired = new();

    private readonly Channel<MailboxItem> _mailbox = Channel.CreateBounded<MailboxItem>(
        new BoundedChannelOptions(MailboxCapacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private readonly List<Due> _due = [];
    private readonly Audience _audience = new();
    private readonly SessionParts _parts;
    private readonly InterviewerCalls _calls;
    private readonly SessionLog _log;
    private readonly SessionClock _clock;
    private readonly SessionTimer _timer;
    private SessionState _state;
    private Subscriber? _writer;
    private int _streams;
    private ActivityContext _turnTrace;
    private DateTimeOffset _quietSince;
    private bool _mustFlush;
    private bool _mustAcknowledge;
    private bool _isDraining;
    private bool _isUnloaded;

    /// <summary>A session as its log left it. <see cref="RunAsync"/> sets it going.</summary>
    public SessionActor(SessionParts parts, SessionLog log, SessionReplay replay)
    {
        (_parts, _log, _state) = (parts, log, replay.State);
        _calls = new InterviewerCalls(parts.Llm, parts.Identity, parts.Record, parts.Options, SubmitAsync, parts.Logger);
        _clock = new SessionClock(parts.Time, replay.LastTime);
        _quietSince = _clock.Now;
        _timer = new SessionTimer(parts.Time, () => _mailbox.Writer.TryWrite(TimerFired));
        State = replay.State;
    }

    /// <summary>Whose session it is.</summary>
    public string Owner => _parts.Record.Owner;

    /// <summary>The claim under which it is held.</summary>
    public OwnerClaim Claim => _parts.Claim;

    /// <summary>The state as far as it was acted on. Read from anywhere.</summary>
    public SessionState State { get => Volatile.Read(ref field); private set => Volatile.Write(ref field, value); }

    /// <summary>Whether it left memory because nobody needed it.</summary>
    public bool IsUnloaded => Volatile.Read(ref _isUnloaded);

    /// <summary>Holds the session until nobody needs it, it is stopped, or it is lost to another owner.</summary>
    /// <param name="abort">Gives up at once, whatever is unfinished.</param>
    public async Task RunAsync(CancellationToken abort)
    {
        var end = StreamEnd.Failed;
        try
        {
            GoOn();
            end = await HandleAsync(abort);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            end = StreamEnd.Unavailable;
            LogCutOff(_parts.Logger, _parts.InterviewId, e);
        }
        catch (Exception e)
        {
            LogFailed(_parts.Logger, _parts.InterviewId, e);
        }
        finally
        {
            await CloseAsync(end);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private async Task<StreamEnd> HandleAsync(CancellationToken abort)
    {
        while (await SettleAsync(abort))
        {
            if (MayUnload())
            {
                Volatile.Write(ref _isUnloaded, true);
                return StreamEnd.Finished;
            }

            if (_isDraining && _audience.IsEmpty)
                return StreamEnd.Unavailable;
            _timer.Arm(NextDue(), _clock.Now);
            if (!await _mailbox.Reader.WaitToReadAsync(abort))
                return StreamEnd.Unavailable;
            for (var taken = 0; taken < MostInBatch && _mailbox.Reader.TryRead(out var item); taken++)
                Take(item);
        }

        LogLost(_parts.Logger, _parts.InterviewId);
        return StreamEnd.Unavailable;
    }

    // Makes durable what must be, then acts. False: another owner was first.
    private async ValueTask<bool> SettleAsync(CancellationToken abort)
    {
        if ((_mustFlush || _log.Waiting >= MostRecordsWaiting) && !await _log.FlushAsync(abort))
            return false;
        _mustFlush = false;
        State = _state;
        foreach (var due in _due)
            Act(due);
        _due.Clear();
        Acknowledge();
        return true;
    }

    // The first record under the new epoch shuts out whoever held the session before, even if nothing else happens for long.
    private void GoOn()
    {
        if (_state.Ended)
            return;
        Step(new SessionEvent { Recovered = new() }, null);
        if (_state.StartTime is not null)
            Step(new SessionEvent { AttachmentChanged = new() { Attached = false } }, null);
        _mustFlush = true;
    }

    private void Take(MailboxItem item)
    {
        switch (item)
        {
            case MailboxItem.TimerFired:
                _timer.Forget();
                if (_state.NextDue <= _clock.Now)
                    Step(new SessionEvent { Tick = new() }, null);
                return;
            case MailboxItem.Happened happened:
                if (happened.Event.EventCase == SessionEvent.EventOneofCase.Client)
                    _turnTrace = happened.Trace;
                Step(happened.Event, happened);
                Then(new Due(happened, null, _state));
                break;
            case MailboxItem.Attach attach when attach.AfterSequence > _state.LastServerSequence:
                attach.Attached.TrySetException(new SequenceAheadException(_state.LastServerSequence));
                break;
            case MailboxItem.Attach attach when _streams >= _parts.Options.MaxStreamsPerInterview:
                attach.Attached.TrySetException(new TooManyStreamsException());
                break;
            case MailboxItem.Attach attach:
                _streams++;
                Then(new Due(attach, null, _state));
                if (attach.Subscriber.IsWriter)
                    ChangeWriter(attach.Subscriber);
                break;
            case MailboxItem.Detach detach:
                _streams--;
                Then(new Due(detach, null, _state));
                if (ReferenceEquals(detach.Subscriber, _writer))
                    ChangeWriter(null);
                break;
            case MailboxItem.Drain drain:
                _isDraining = true;
                Then(new Due(drain, null, _state));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(item), item, null);
        }

        _quietSince = _clock.Now;
    }

    // The engine hears of coming and going once the interview has begun: a planned one waits for its candidate as long as it takes.
    private void ChangeWriter(Subscriber? writer)
    {
        var wasAttached = _writer is not null;
        _writer = writer;
        if (_state.StartTime is not null && wasAttached != writer is not null)
            Step(new SessionEvent { AttachmentChanged = new() { Attached = !wasAttached } }, null);
    }

    private void Step(SessionEvent happening, MailboxItem.Happened? origin)
    {
        var now = _clock.Now;
        var step = TurnEngine.Handle(_state, happening, now);
        // What changes nothing is not worth a record: a refusal, a repeat, what arrives for a key that is gone.
        if (!ReferenceEquals(step.State, _state))
        {
            var record = new LogRecord { Time = Timestamp.FromDateTimeOffset(now), Event = happening };
            for (var i = 0; i < step.Effects.Count; i++)
            {
                if (step.Effects[i] is Effect.Send { Message: { Sequence: > 0 } durable })
                    record.Outputs.Add(durable);
            }

            _log.Add(record);
        }

        _state = step.State;
        for (var i = 0; i < step.Effects.Count; i++)
        {
            _mustFlush |= step.Effects[i].NeedsLog;
            Then(new Due(origin, step.Effects[i], _state));
        }
    }

    // What needs no log goes out at once, unless something before it waits.
    private void Then(Due due)
    {
        if (_due.Count > 0 || due.Effect is { NeedsLog: true })
            _due.Add(due);
        else
            Act(due);
    }
}
