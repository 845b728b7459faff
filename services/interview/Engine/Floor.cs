using Google.Protobuf.WellKnownTypes;
using SyncInterview.Common.V1;
using SyncInterview.Conversation;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>Who has the floor, and how it passes.</summary>
internal static class Floor
{
    /// <summary>The interviewer is done: the candidate may speak, or what was said meanwhile is taken up.</summary>
    public static void GiveToCandidate(Turning turning, string cause)
    {
        var waiting = turning.State.Waiting;
        turning.Disarm(TimerKind.Fallback, TimerKind.Deadline, TimerKind.Filler);
        turning.State = turning.State with { Phase = Phase.Idle, Encouragements = 0, Utterance = Utterance.Empty, Waiting = Utterance.Empty };
        ArmSilence(turning);
        turning.SendState(cause, Timing(turning.State));
        turning.State = turning.State with { Times = TurnTimes.None };
        if (!waiting.IsBlank && !Backchannel.IsBackchannel(waiting.Text))
            TakeUp(turning, waiting);
    }

    /// <summary>Arms the next encouragement, by the patience that the question's kind deserves.</summary>
    public static void ArmSilence(Turning turning)
    {
        var state = turning.State;
        if (state.Encouragements >= 2)
        {
            turning.Disarm(TimerKind.Silence);
            return;
        }

        var patience = Patience(Asking.Topic(state)?.Kind ?? QuestionKind.Unspecified);
        var silence = state.Encouragements == 0 ? state.Options.FirstSilence : state.Options.SecondSilence - state.Options.FirstSilence;
        var from = state.ThinkingUntil > turning.Now ? state.ThinkingUntil.Value : turning.Now;
        turning.Arm(TimerKind.Silence, from + silence * patience);
    }

    /// <summary>The candidate is silent: encourage once, then offer to skip or pause, then wait.</summary>
    public static void OnSilence(Turning turning)
    {
        // The candidate asked for time after having answered, and added nothing: the answer stands.
        if (turning.State.Phase == Phase.Listening && !turning.State.Utterance.IsBlank)
            Settling.Settle(turning, "silence");
        if (turning.State.Phase != Phase.Idle)
            return;
        var (seed, said) = (turning.State.Seed, turning.NextCanned());
        var text = turning.State.Encouragements == 0 ? CannedLines.Encouragement(seed, said) : CannedLines.OfferToSkip(seed, said);
        turning.OpenTurn();
        turning.State = turning.State with { Encouragements = turning.State.Encouragements + 1, ThinkingUntil = null };
        Say(turning, ResponseKind.Reply, text);
        ArmSilence(turning);
    }

    /// <summary>Grants time to think.</summary>
    public static void GrantThinking(Turning turning, Thinking thinking)
    {
        var asked = thinking.Duration?.ToTimeSpan() ?? turning.Options.ThinkingGrant;
        var granted = asked > turning.Options.LongestThinking ? turning.Options.LongestThinking : asked;
        turning.State = turning.State with { ThinkingUntil = turning.Now + granted };
        if (turning.State.Phase == Phase.Idle)
        {
            turning.State = turning.State with { Encouragements = 0 };
            ArmSilence(turning);
            turning.SendState("thinking");
        }
        else if (turning.State.Phase == Phase.Settling)
        {
            Settling.Reopen(turning, "thinking");
            turning.Arm(TimerKind.Silence, turning.Now + granted);
        }
    }

    /// <summary>Says a canned line into the REPLY slot of the present key.</summary>
    public static void Say(Turning turning, ResponseKind kind, string text)
    {
        turning.TryFill(Slot.Reply, turning.State.Key);
        var sequence = turning.SendDurable(new()
        {
            LlmResponse = new() { Kind = kind, Text = text, TopicId = Asking.Topic(turning.State)?.Id ?? "", Provenance = CannedLines.Provenance },
        });
        turning.Remember(new(true, text, -1, false, sequence));
    }

    /// <summary>How long the turn took.</summary>
    public static TurnTiming? Timing(SessionState state)
    {
        var times = state.Times;
        if (times.FinalAt is not { } final || times.FirstAt is null)
            return null;
        return new()
        {
            FirstResponse = Since(times.FirstAt),
            DefinitiveReply = Since(times.DefinitiveAt),
            Question = Since(times.QuestionAt),
            First = times.First,
            TentativesStarted = state.Tentatives.Started,
            TentativesSent = state.Tentatives.Sent,
            SpeculationsStarted = state.Speculation.Started,
            Promoted = state.Reply.IsPromoted,
            Deadline = Duration.FromTimeSpan(times.Deadline),
            PerceivedGap = times.PerceivedGap is { } gap ? Duration.FromTimeSpan(gap) : null,
        };

        Duration? Since(DateTimeOffset? at) => at is { } then ? Duration.FromTimeSpan(then - final) : null;
    }

    /// <summary>
    /// Notes how far a message was heard. It cuts nothing yet: the message may be heard to its end. With 0 characters it only begins.
    /// </summary>
    public static void Mark(Turning turning, Playback playback)
    {
        if (playback.HeardCharacters == 0)
            return;
        if (playback.MessageSequence == 0)
            turning.State = turning.State with { Reply = turning.State.Reply with { Marked = playback.HeardCharacters } };
        else if (IndexOf(turning.State, playback.MessageSequence) is var index and >= 0)
            Change(turning, index, line => line with { Marked = Clamp(playback.HeardCharacters, line) });
    }

    /// <summary>The candidate speaks: what was marked as heard in part will be heard no further. Without a mark everything counts as heard.</summary>
    public static void CutToMarks(Turning turning)
    {
        for (var index = FirstHalfHeard(turning.State, 0); index >= 0; index = FirstHalfHeard(turning.State, index + 1))
            Change(turning, index, line => line with { Heard = line.Marked });
    }

    /// <summary>The interviewer is interrupted in a message: what followed it was not heard at all.</summary>
    /// <param name="turning">The event's way through the engine.</param>
    /// <param name="heard">What was heard last; null: the marks say it.</param>
    public static void Cut(Turning turning, Playback? heard)
    {
        var index = heard is null ? FirstHalfHeard(turning.State, 0) : IndexOf(turning.State, heard.MessageSequence);
        if (index < 0)
            return;
        Change(turning, index, line => line with { Heard = heard is null ? line.Marked : Clamp(heard.HeardCharacters, line) });
        for (var later = index + 1; later < turning.State.History.Count; later++)
            if (turning.State.History[later].Interviewer)
                Change(turning, later, line => line with { Heard = 0 });
    }

    /// <summary>Notes when the first response of the turn began to be heard. Only the client's clock can say.</summary>
    public static void BeginsToBeHeard(Turning turning, Playback playback, DateTimeOffset? clientTime)
    {
        var times = turning.State.Times;
        if (times.FirstAt is null || times.HeardAt is not null || (playback.MessageSequence != 0 && playback.MessageSequence <= times.FirstAfter))
            return;
        turning.State = turning.State with { Times = times with { HeardAt = clientTime } };
    }

    private static int IndexOf(SessionState state, long sequence) =>
        sequence == 0 ? -1 : state.History.FindLastIndex(line => line.Interviewer && line.MessageSequence == sequence);

    private static int FirstHalfHeard(SessionState state, int from) => state.History.FindIndex(
        Math.Max(from, state.History.FindLastIndex(line => !line.Interviewer) + 1),
        line => line.Marked >= 0 && line.Marked < CodePoints.Count(line.Sent));

    private static void Change(Turning turning, int index, Func<HistoryLine, HistoryLine> change) =>
        turning.State = turning.State with { History = turning.State.History.SetItem(index, change(turning.State.History[index])) };

    private static int Clamp(int characters, HistoryLine line) => Math.Clamp(characters, 0, CodePoints.Count(line.Sent));

    // Speech that waited for the floor opens the candidate's turn at once.
    private static void TakeUp(Turning turning, Utterance waiting)
    {
        Listening.Open(turning, waiting, "chunk");
        if (waiting.IsFinal)
            Settling.Settle(turning, "final");
    }

    private static double Patience(QuestionKind kind) => kind switch
    {
        QuestionKind.Coding => 4,
        QuestionKind.SystemDesign => 2,
        QuestionKind.Technical => 1.5,
        _ => 1,
    };
}
