using Google.Protobuf.WellKnownTypes;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.V1;
using Error = SyncInterview.Interviews.V1.Error;

namespace SyncInterview.Interviews.Engine;

/// <summary>One event on its way through the engine: the state as it changes, and the effects as they are collected.</summary>
internal sealed class Turning(SessionState state, DateTimeOffset now)
{
    private readonly List<Effect> _effects = [];

    public SessionState State { get; set; } = state;

    public DateTimeOffset Now { get; } = now;

    public TurnOptions Options => State.Options;

    public Step Finish() => new(State, _effects);

    public void Do(Effect effect) => _effects.Add(effect);

    /// <summary>Whether a durable message was sent; then it carries the acknowledgement.</summary>
    public bool SentDurable => _effects.Exists(e => e is Effect.Send { Message.Sequence: > 0 });

    /// <summary>Sends a durable message under the present key and gives its sequence.</summary>
    public long SendDurable(ServerMessage message)
    {
        State = State with { LastServerSequence = State.LastServerSequence + 1 };
        message.Sequence = State.LastServerSequence;
        Do(new Effect.Send(Stamp(message)));
        return message.Sequence;
    }

    /// <summary>Sends a message that is neither kept nor replayed.</summary>
    public void SendPassing(ServerMessage message) => Do(new Effect.Send(Stamp(message)));

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

    public void Arm(TimerKind kind, DateTimeOffset due) => State = State with { Timers = State.Timers.With(kind, due) };

    public void Disarm(params ReadOnlySpan<TimerKind> kinds) => State = State with { Timers = State.Timers.Without(kinds) };

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

    private ServerMessage Stamp(ServerMessage message)
    {
        message.ServerTime = Timestamp.FromDateTimeOffset(Now);
        message.TurnId = State.Key == TurnKey.Zero ? "" : State.Key.ToString();
        message.AnswerId = State.Answer.Id;
        message.AcknowledgedClientSequence = State.Input.LastSequence;
        return message;
    }
}
