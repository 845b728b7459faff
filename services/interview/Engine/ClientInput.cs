using System.Text;
using SyncInterview.Common.V1;
using SyncInterview.Conversation;
using SyncInterview.Interviews.V1;
using Action = SyncInterview.Interviews.V1.Control.ActionOneofCase;
using Code = Google.Rpc.Code;
using MessageCase = SyncInterview.Interviews.V1.ClientMessage.MessageOneofCase;

namespace SyncInterview.Interviews.Engine;

/// <summary>
/// The client's messages: in order and once each. The table is total: what a phase does not take is refused with the reason,
/// and a refused message is not taken in, so that the client may send another under the same number.
/// </summary>
internal static class ClientInput
{
    private const int LongestUtteranceBytes = 32 * 1024;

    public static void Take(Turning turning, ClientMessage message)
    {
        if (!IsNext(turning, message) || !IsAllowed(turning, message))
            return;
        turning.Take(message);
        var sentAt = message.ClientTime?.ToDateTimeOffset();
        switch (message.MessageCase)
        {
            case MessageCase.Chunk: Hear(turning, message.Chunk, isFinal: false, sentAt); break;
            case MessageCase.Final: Hear(turning, message.Final, isFinal: true, sentAt); break;
            case MessageCase.Code: Hear(turning, new SpeechTranscript { Text = message.Code.Source }, isFinal: true, sentAt); break;
            default: Obey(turning, message.Control, sentAt); break;
        }

        turning.Acknowledge();
    }

    /// <summary>Repeats are acknowledged for ever; anything new is refused.</summary>
    public static void AfterTheEnd(Turning turning, ClientMessage message)
    {
        if (message.ClientSequence > turning.State.Input.LastSequence)
            turning.Refuse(message, Code.FailedPrecondition, ErrorReason.InterviewEnded, "The interview is over.");
        else
            IsNext(turning, message);
    }

    private static bool IsNext(Turning turning, ClientMessage message)
    {
        var expected = turning.State.Input.LastSequence + 1;
        if (message.ClientSequence == expected)
            return true;
        if (message.ClientSequence > expected)
        {
            turning.Refuse(
                message, Code.FailedPrecondition, ErrorReason.SequenceGap, $"client_sequence must be {expected}.", isRetryable: true);
        }
        else if (message.ClientSequence < 1)
        {
            turning.Refuse(message, Code.InvalidArgument, ErrorReason.InvalidField, "client_sequence must be 1 or more.");
        }
        else if (turning.State.Input.IsRepeat(message))
        {
            turning.Acknowledge();
        }
        else
        {
            turning.Refuse(
                message, Code.AlreadyExists, ErrorReason.SequenceConflict, "client_sequence was used before with other content.");
        }

        return false;
    }

    private static bool IsAllowed(Turning turning, ClientMessage message)
    {
        if (message.MessageCase == MessageCase.Code && !turning.Options.CodeAnswers)
        {
            turning.Refuse(message, Code.Unimplemented, ErrorReason.NotAvailable, "Code answers are not available yet.");
            return false;
        }

        if ((message.Chunk ?? message.Final) is { } speech && IsTooLong(turning.State, speech))
        {
            turning.Refuse(
                message, Code.ResourceExhausted, ErrorReason.LimitExceeded, $"An utterance has at most {LongestUtteranceBytes} bytes in UTF-8.");
            return false;
        }

        if (Allows(turning.State.Phase, message))
            return true;
        var what = message.MessageCase == MessageCase.Control ? message.Control.ActionCase.ToString() : message.MessageCase.ToString();
        turning.Refuse(
            message, Code.FailedPrecondition, ErrorReason.WrongState, $"{what} is not taken in state {turning.State.Conversation}.");
        return false;
    }

    // Only what was said before can make it longer than one message may be, which is checked before the engine.
    private static bool IsTooLong(SessionState state, SpeechTranscript speech)
    {
        var before = state.Phase is Phase.Listening or Phase.Settling ? state.Utterance : state.Waiting;
        return Encoding.UTF8.GetByteCount(before.Kept(speech.Append)) + Encoding.UTF8.GetByteCount(speech.Text) > LongestUtteranceBytes;
    }

    private static bool Allows(Phase phase, ClientMessage message) => message.MessageCase switch
    {
        MessageCase.Chunk or MessageCase.Final => phase is not (Phase.Planned or Phase.Paused),
        MessageCase.Code => phase is Phase.Idle or Phase.Listening,
        MessageCase.Control => Allows(phase, message.Control.ActionCase),
        _ => false,
    };

    private static bool Allows(Phase phase, Action action) => action switch
    {
        Action.Begin => phase == Phase.Planned,
        Action.EndInterview or Action.Playback => true,
        Action.Resume => phase == Phase.Paused,
        Action.None => false,
        _ => phase is not (Phase.Planned or Phase.Paused),
    };

    private static void Obey(Turning turning, Control control, DateTimeOffset? sentAt)
    {
        var phase = turning.State.Phase;
        switch (control.ActionCase)
        {
            case Action.Begin: Existence.Begin(turning); break;
            case Action.EndInterview: Ending.Request(turning, EndReason.Candidate); break;
            case Action.Pause: Existence.Pause(turning); break;
            case Action.Resume: Existence.Resume(turning); break;
            case Action.Playback:
                Floor.BeginsToBeHeard(turning, control.Playback, sentAt);
                Floor.Mark(turning, control.Playback);
                break;
            case Action.Thinking: Floor.GrantThinking(turning, control.Thinking); break;
            case Action.BargeIn: BargeIn(turning, control.BargeIn); break;
            case Action.SkipQuestion when !IsQuestionComing(turning.State): Asking.Skip(turning); break;
            case Action.RepeatQuestion when phase is Phase.Idle or Phase.Listening or Phase.Settling && turning.State.Answer.Number > 0:
                Asking.Repeat(turning);
                break;
            default: break; // A question is on its way already.
        }
    }

    private static bool IsQuestionComing(SessionState state) =>
        state.Phase == Phase.Replying && (state.Reply.Purpose != ReplyPurpose.Answer || state.Reply.AwaitsQuestion);

    private static void Hear(Turning turning, SpeechTranscript speech, bool isFinal, DateTimeOffset? sentAt)
    {
        if (turning.State.Phase == Phase.Settling && !string.IsNullOrWhiteSpace(speech.Text) && Settling.CanReopen(turning))
            Settling.Reopen(turning, "reopened");
        var isListening = turning.State.Phase == Phase.Listening;
        var before = isListening ? turning.State.Utterance : turning.State.Waiting.IsFinal ? Utterance.Empty : turning.State.Waiting;
        var heard = before.Hear(speech.Text, speech.Append, isFinal, turning.State.Input.LastSequence, turning.Now, sentAt);
        if (isListening)
            GoOn(turning, heard, isFinal, sentAt);
        else if (turning.State.Phase == Phase.Idle)
            TakeFloor(turning, heard, isFinal, sentAt);
        else
            HearMeanwhile(turning, heard, isFinal, sentAt);
    }

    private static void TakeFloor(Turning turning, Utterance heard, bool isFinal, DateTimeOffset? sentAt)
    {
        if (heard.IsBlank)
            return;
        Floor.CutToMarks(turning);
        if (!isFinal)
        {
            Listening.Open(turning, heard, "chunk");
            return;
        }

        turning.OpenTurn();
        turning.State = turning.State with { Utterance = heard };
        Settling.Settle(turning, "final", sentAt);
    }

    private static void GoOn(Turning turning, Utterance heard, bool isFinal, DateTimeOffset? sentAt)
    {
        turning.Hear(heard);
        if (isFinal || heard.HasNewWords)
            turning.Disarm(TimerKind.BargeIn, TimerKind.Silence);
        else
            Listening.AwaitWords(turning);
        if (!isFinal)
            Listening.Look(turning);
        else if (heard.IsBlank)
            TakeBack(turning);
        else
            Settling.Settle(turning, "final", sentAt);
    }

    // The recogniser heard speech where there was none.
    private static void TakeBack(Turning turning)
    {
        turning.Disarm(TimerKind.Tentative, TimerKind.Speculation, TimerKind.Monologue);
        Speculating.Drop(turning);
        if (turning.State.Reply.Next is null)
            Floor.GiveToCandidate(turning, "nothing_said");
        else
            Listening.OnNothingSaid(turning);
    }

    // Speech while the interviewer has the floor: it cuts in, or it waits until the floor is free.
    private static void HearMeanwhile(Turning turning, Utterance heard, bool isFinal, DateTimeOffset? sentAt)
    {
        var takesFloor = CanCutIn(turning.State)
            && heard.Words >= turning.Options.BargeInWords
            && !Backchannel.IsBackchannel(heard.Text);
        if (takesFloor)
        {
            CutIn(turning, heard, null);
            if (isFinal)
                Settling.Settle(turning, "final", sentAt);
        }
        else if (isFinal && CanCutIn(turning.State))
        {
            // A sound of listening: remembered, never answered.
            turning.Remember(new(false, heard.Text, -1, true, 0));
            turning.State = turning.State with { Waiting = Utterance.Empty };
        }
        else
        {
            turning.State = turning.State with { Waiting = heard };
        }
    }

    private static bool CanCutIn(SessionState state) =>
        state.Options.BargeIn && state.Phase is Phase.Idle or Phase.Bridged or Phase.Replying && state.Reply.Purpose != ReplyPurpose.Closing;

    private static void BargeIn(Turning turning, BargeIn bargeIn)
    {
        if (CanCutIn(turning.State))
        {
            CutIn(turning, turning.State.Waiting, bargeIn.Heard);
            turning.Arm(TimerKind.BargeIn, turning.Now + turning.Options.BargeInSilence);
        }
        else if (bargeIn.Heard is { } heard)
        {
            Floor.Cut(turning, heard);
        }
    }

    // The question that was not asked yet is kept: without speech it is asked after all.
    private static void CutIn(Turning turning, Utterance utterance, Playback? heard)
    {
        var unasked = turning.State.Phase is Phase.Bridged or Phase.Replying ? turning.State.Reply.Next : null;
        Replying.CutShort(turning, heard, "barge_in");
        Listening.Open(turning, utterance, "barge_in");
        turning.State = turning.State with { Reply = turning.State.Reply with { Next = unasked } };
    }
}
