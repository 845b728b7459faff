using Google.Protobuf.WellKnownTypes;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.V1;
using Error = SyncInterview.Interviews.V1.Error;

namespace SyncInterview.Interviews.Engine;

/// <summary>One event on its way through the engine: the state as it changes, and the effects as they are collected.</summary>
internal sealed class Turning(SessionState state, DateTimeOffset now)
{
    private static readonly Effect[] OnlyAcknowledged = [Effect.Acknowledge.Instance];

    private readonly SessionState _before = state;

    // Most inputs start nothing.
    private List<Effect>? _effects;
    private bool _isAcknowledged;
    private bool _hasSentDurable;

    public SessionState State { get; set; } = state;

    public DateTimeOffset Now { get; } = now;

    public TurnOptions Options => State.Options;

    public Step Finish()
    {
        // A durable message carries the acknowledgement.
        var acknowledges = _isAcknowledged && !_hasSentDurable;
        if (acknowledges && _effects is not null)
            _effects.Add(Effect.Acknowledge.Instance);
        return new(State, _effects ?? (IReadOnlyList<Effect>)(acknowledges ? OnlyAcknowledged : []));
    }

    public void Do(Effect effect) => (_effects ??= []).Add(effect);

    /// <summary>Tells the client, after all else, that its message was taken in.</summary>
    public void Acknowledge() => _isAcknowledged = true;

    /// <summary>Takes a message of the client in.</summary>
    public void Take(ClientMessage message) => Own().Input = State.Input.Take(message);

    /// <summary>Sets what the candidate is saying.</summary>
    public void Hear(Utterance utterance) => Own().Utterance = utterance;

    /// <summary>Sends a durable message under the present key and gives its sequence.</summary>
    public long SendDurable(ServerMessage message)
    {
        State = State with { LastServerSequence = State.LastServerSequence + 1 };
        message.Sequence = State.LastServerSequence;
        _hasSentDurable = true;
        Do(new Effect.Send(Stamp(message, State, Now)));
        return message.Sequence;
    }

    /// <summary>Sends a message that is neither kept nor replayed.</summary>
    public void SendPassing(ServerMessage message) => Do(new Effect.Send(Stamp(message, State, Now)));

    public void SendState(string cause, TurnTiming? timing = null) =>
        SendDurable(new() { InterviewState = new() { State = State.Conversation, Cause = cause, Timing = timing } });

    /// <summary>Refuses a message. Nothing of it is taken in.</summary>
    public void Refuse(ClientMessage message, Google.Rpc.Code code, ErrorReason reason, string text, bool isRetryable = false) =>
        SendPassing(new()
        {
            Error = new Error
            {
                Code = (int)code,
                Reason = reason,
                Message = text,
                Retryable = isRetryable,
                ExpectedClientSequence = State.Input.LastSequence + 1,
                ClientSequence = message.ClientSequence,
            },
        });

    public void Arm(TimerKind kind, DateTimeOffset due) => Set(State.Timers.With(kind, due));

    public void Disarm(params ReadOnlySpan<TimerKind> kinds) => Set(State.Timers.Without(kinds));

    /// <summary>Opens the next turn: a new key with empty slots.</summary>
    public void OpenTurn()
    {
        State = State with
        {
            Key = new(State.Key.Turn + 1, 0),
            Tentatives = TentativeState.None,
            Speculation = SpeculationState.None,
            Reply = ReplyState.None,
            Times = TurnTimes.None,
        };
        Disarm(
            TimerKind.Deadline, TimerKind.Filler, TimerKind.Fallback, TimerKind.Tentative, TimerKind.Speculation, TimerKind.BargeIn,
            TimerKind.Silence, TimerKind.Monologue);
    }

    /// <summary>
    /// The one gate of committed output: fills a slot if the key is the present one and the slot is free. BRIDGE comes before REPLY or not at all.
    /// </summary>
    public bool TryFill(Slot slot, TurnKey key)
    {
        var reply = State.Reply;
        if (key != State.Key || reply.ReplyFilled || (slot == Slot.Bridge && reply.BridgeFilled))
            return false;
        State = State with { Reply = slot == Slot.Bridge ? reply with { BridgeFilled = true } : reply with { ReplyFilled = true } };
        return true;
    }

    /// <summary>The one gate of provisional output: the key is the present one, and nothing was committed under it.</summary>
    public bool MayBeProvisional(TurnKey key) => key == State.Key && !State.Reply.Committed;

    public void Remember(HistoryLine line) => State = State with { History = State.History.Add(line) };

    /// <summary>Counts one more canned line and gives its number.</summary>
    public int NextCanned()
    {
        State = State with { CannedLines = State.CannedLines + 1 };
        return State.CannedLines;
    }

    /// <summary>Says in a message when it was sent and where the session stood.</summary>
    public static ServerMessage Stamp(ServerMessage message, SessionState state, DateTimeOffset now)
    {
        message.ServerTime = Timestamp.FromDateTimeOffset(now);
        message.TurnId = state.Key == TurnKey.Zero ? "" : state.Key.ToString();
        message.AnswerId = state.Answer.Id;
        message.AcknowledgedClientSequence = state.Input.LastSequence;
        return message;
    }

    private void Set(in TimerSet timers)
    {
        if (!timers.Equals(State.Timers))
            Own().Timers = timers;
    }

    // The first change of an event copies the state; what every input changes is then set in the copy, which nobody else has seen.
    private SessionState Own()
    {
        if (ReferenceEquals(State, _before))
            State = _before with { };
        return State;
    }
}
