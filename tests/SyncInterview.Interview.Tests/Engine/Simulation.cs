using Google.Protobuf.WellKnownTypes;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>
/// Runs the engine on simulated time: a queue of events by time, models whose answers come as scripted, a log as the service keeps it,
/// and every message kept. Cancelled calls still answer, as real providers do, unless <see cref="CancelsObeyed"/>.
/// </summary>
internal sealed partial class Simulation
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<Happening, (TimeSpan At, int Order)> _queue = new();
    private readonly List<LogRecord> _log = [];
    private int _order;

    public Simulation(TurnOptions options, InterviewPlan? plan = null, TimeSpan? timeLimit = null, long seed = 7)
    {
        Options = options;
        Handle(new()
        {
            Setup = new()
            {
                Interview = "interviews/test",
                Plan = plan ?? Plans.Of(3),
                Seed = seed,
                TimeLimit = Duration.FromTimeSpan(timeLimit ?? TimeSpan.FromMinutes(30)),
                OptionsJson = options.ToJson(),
            },
        });
        _flushed = _log.Count;
    }

    public TurnOptions Options { get; }

    public bool CancelsObeyed { get; init; }

    public SessionState State { get; private set; } = SessionState.Empty;

    public TimeSpan Now { get; private set; }

    public ScriptedModels Models { get; } = new();

    /// <summary>Everything sent, with the time it was sent.</summary>
    public List<(TimeSpan At, ServerMessage Message)> Sent { get; } = [];

    /// <summary>Everything the shell was asked to do and did.</summary>
    public List<(TimeSpan At, Effect Effect)> Effects { get; } = [];

    /// <summary>Every event that was handled, those included that a death undid.</summary>
    public List<Handled> Steps { get; } = [];

    public List<ModelCall> Calls { get; } = [];

    public ClientView Client { get; } = new();

    public List<LogRecord> Log => _log;

    /// <summary>Puts the session back to what it was. Nothing else follows.</summary>
    public void Restore(SessionState state) => State = state;

    /// <summary>Queues a client message. Without a sequence it gets the one the engine expects when it arrives.</summary>
    public void At(TimeSpan at, ClientMessage message) => Queue(at, new SessionEvent { Client = message });

    public void At(TimeSpan at, Control control) => At(at, new ClientMessage { Control = control });

    public void Chunk(TimeSpan at, string text, bool append = false) =>
        At(at, new ClientMessage { Chunk = new() { Text = text, Append = append } });

    public void Final(TimeSpan at, string text) => At(at, new ClientMessage { Final = new() { Text = text } });

    /// <summary>Queues a client message that was sent before once more, as it was.</summary>
    public void Again(TimeSpan at, long sequence) => Queue(at, new Happening(Again: sequence));

    public void Queue(TimeSpan at, SessionEvent e) => Queue(at, new Happening(e));

    /// <summary>Runs until nothing is queued and no timer is due before the limit.</summary>
    public void Run(TimeSpan until)
    {
        while (true)
        {
            var due = State.NextDue is { } next ? next - Start : TimeSpan.MaxValue;
            var hasEvent = _queue.TryPeek(out _, out var key);
            if (hasEvent && key.At <= due && key.At <= until)
            {
                Now = key.At > Now ? key.At : Now;
                Happen(_queue.Dequeue());
            }
            else if (due <= until)
            {
                Now = due > Now ? due : Now;
                Handle(new() { Tick = new() });
            }
            else
            {
                Now = until > Now ? until : Now;
                return;
            }
        }
    }

    private void Queue(TimeSpan at, Happening happening) => _queue.Enqueue(happening, (at, _order++));

    private void Happen(Happening happening)
    {
        if (happening.Death is { } death)
            Die(death, happening.Span);
        else if (happening.Again > 0)
            Repeat(happening.Again);
        else if (happening.Event is { } e && Arrives(happening))
            Handle(e);
    }

    private void Repeat(long sequence)
    {
        var taken = Steps.FindLast(step =>
            step.Event.Client?.ClientSequence == sequence && step.Before.LastClientSequence < step.Step.State.LastClientSequence);
        if (taken is not null)
            Handle(new() { Client = taken.Event.Client.Clone() });
    }

    // An answer of a model comes to who asked for it.
    private bool Arrives(Happening happening)
    {
        if (happening.Call is not { } call)
            return true;
        call.Answer(Now);
        if (!call.IsLost)
            return !CancelsObeyed || !call.IsCancelled;
        if (happening.Event is { } late)
            _formerOwner?.Handle(late, Start + Now);
        return false;
    }

    private void Handle(SessionEvent e)
    {
        if (e.Client is { ClientSequence: 0 } client)
            client.ClientSequence = State.LastClientSequence + 1;
        var step = TurnEngine.Handle(State, e, Start + Now);
        var mustBeLogged = step.Effects.Any(effect => effect.NeedsLog);
        if (mustBeLogged && _death == Death.BeforeAppend)
        {
            Restart();
            return;
        }

        Steps.Add(new(Now, e, State, step));
        // As in the service: what changes nothing leaves no record.
        if (!ReferenceEquals(step.State, State))
            _log.Add(Record(e, step));
        State = step.State;
        if (mustBeLogged)
            _flushed = _log.Count;
        var dies = mustBeLogged && _death == Death.AfterAppend;
        foreach (var effect in step.Effects)
        {
            // What is in the log is sent, sooner or later: to clients that come back.
            if (!dies || effect is Effect.Send { Message.Sequence: > 0 })
                Do(effect, isDelivered: !dies);
        }

        if (dies)
            Restart();
        else if (e.AttachmentChanged is { } change)
            Attach(change.Attached);
    }

    private void Do(Effect effect, bool isDelivered)
    {
        Effects.Add((Now, effect));
        switch (effect)
        {
            case Effect.Send send:
                Sent.Add((Now, send.Message.Clone()));
                if (send.Message.Sequence > 0 && isDelivered)
                    Client.Receive(send.Message);
                break;
            case Effect.StartTentative start: Call(start, Models.Tentative(start)); break;
            case Effect.StartReply start: Call(start, Models.Reply(start)); break;
            case Effect.StartQuestion start: Call(start, Models.Question(start)); break;
            case Effect.AnnounceStarted: Deliver(Models.Bank()); break;
            case Effect.StartFillers start: Call(start, Models.Fillers(start)); break;
            case Effect.CancelGenerations cancel: Cancel(call => call.Key is { } key && key <= cancel.UpTo); break;
            case Effect.CancelReply cancel:
                Cancel(call => call.Key == cancel.Key && call.Start is Effect.StartReply start && start.Attempt == cancel.Attempt);
                break;
            case Effect.AnnounceEnded: Cancel(_ => true); break;
            default: break;
        }
    }

    // Events of other services come to whoever holds the session then.
    private void Deliver(IEnumerable<(TimeSpan After, SessionEvent Event)> events)
    {
        foreach (var (after, e) in events)
            Queue(Now + after, e);
    }

    private LogRecord Record(SessionEvent e, Step step)
    {
        var record = new LogRecord { Time = Timestamp.FromDateTimeOffset(Start + Now), Event = e };
        record.Outputs.AddRange(step.Effects.OfType<Effect.Send>().Where(send => send.Message.Sequence > 0).Select(send => send.Message.Clone()));
        return record;
    }

    private void Attach(bool isAttached)
    {
        if (isAttached)
            Client.Attach(_log.SelectMany(record => record.Outputs));
        else
            Client.Cut();
    }

    private void Cancel(Func<ModelCall, bool> isMeant)
    {
        foreach (var call in Calls.Where(call => !call.IsOver && isMeant(call)))
            call.Cancel(Now);
    }

    private void Call(Effect start, IEnumerable<(TimeSpan After, SessionEvent Event)> answers)
    {
        var all = answers.ToList();
        // A stream that stalls, and a call without an answer, are never over by themselves.
        var isEndless = all.Count == 0 || all[^1].Event.ReplySentence is not null || all[^1].Event.ReplyProgress is not null;
        var call = new ModelCall(Now, start, ScriptedModels.Texts([.. all.Select(answer => answer.Event)]), isEndless ? int.MaxValue : all.Count);
        Calls.Add(call);
        foreach (var (after, answer) in all)
            Queue(Now + after, new Happening(answer, call));
    }

    /// <summary>Something in the queue.</summary>
    private sealed record Happening(
        SessionEvent? Event = null, ModelCall? Call = null, long Again = 0, Death? Death = null, TimeSpan Span = default);
}
