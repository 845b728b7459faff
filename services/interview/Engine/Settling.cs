using SyncInterview.Common.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>The utterance is final: the definitive reply is on its way, and a bridge if it is late.</summary>
internal static class Settling
{
    /// <summary>Freezes the utterance and asks for the definitive reply.</summary>
    /// <param name="turning">The event's way through the engine.</param>
    /// <param name="cause">Why, for people.</param>
    /// <param name="sentAt">When the client sent the final, by its clock.</param>
    public static void Settle(Turning turning, string cause, DateTimeOffset? sentAt = null)
    {
        turning.State = turning.State with
        {
            Phase = Phase.Settling,
            Utterance = turning.State.Utterance with { IsFinal = true },
            Times = TurnTimes.None with
            {
                FinalAt = turning.Now,
                FinalSentAt = sentAt,
                SpokenAt = turning.State.Utterance.SpokenAt,
            },
        };
        turning.Disarm(TimerKind.Tentative, TimerKind.Speculation, TimerKind.Monologue, TimerKind.BargeIn, TimerKind.Silence);
        ArmDeadline(turning);
        turning.SendState(cause);
        Fillers.Plan(turning);
        if (Speculating.TryPromote(turning))
            return;
        var answer = turning.State.Utterance.Text;
        Replying.Ask(turning, ReplyPurpose.Answer, answer, QuestionFlow.After(turning.State, WholeAnswer(turning.State), turning.Now));
    }

    /// <summary>Waits for the reply as long as the session's history of replies makes sense of.</summary>
    public static void ArmDeadline(Turning turning)
    {
        var (options, pace) = (turning.Options, turning.State.Pace);
        var deadline = options.AdaptiveDeadline ? pace.Deadline(options.ReplyDeadline) : options.ReplyDeadline;
        turning.State = turning.State with { Times = turning.State.Times with { Deadline = deadline } };
        turning.Arm(TimerKind.Deadline, turning.Now + deadline);
    }

    /// <summary>The candidate goes on before anything was committed: the next revision of the same turn.</summary>
    public static void Reopen(Turning turning, string cause)
    {
        turning.Do(new Effect.CancelGenerations(turning.State.Key, cause));
        turning.Disarm(TimerKind.Deadline, TimerKind.Filler, TimerKind.Fallback);
        turning.State = turning.State with
        {
            Key = turning.State.Key with { Revision = turning.State.Key.Revision + 1 },
            Reply = ReplyState.None,
            Speculation = turning.State.Speculation with { Held = null },
            Times = TurnTimes.None,
            // What was learned of the utterance stays good: it only grows.
            Tentatives = turning.State.Tentatives with
            {
                InFlight = 0,
                Asked = turning.State.Tentatives.Asked.Clear(),
            },
        };
        Listening.Enter(turning, turning.State.Utterance, cause);
    }

    /// <summary>Whether more speech still belongs to the utterance.</summary>
    public static bool CanReopen(Turning turning) =>
        !turning.State.Reply.Committed
        && turning.State.Times.FinalAt is { } final
        && turning.Now - final <= turning.Options.ReopenWindow;

    /// <summary>The deadline: the best tentative reply goes out, or a canned line.</summary>
    public static void OnDeadline(Turning turning)
    {
        if (turning.State.Phase != Phase.Settling || !turning.TryFill(Slot.Bridge, turning.State.Key))
            return;
        var best = turning.State.Tentatives.Best;
        var isFit = TentativeGovernor.IsFit(best, turning.State.Utterance, turning.Options);
        var (text, replaces, provenance) = isFit && best is not null
            ? (best.Text, best.MessageSequence, best.Provenance)
            : (CannedLines.Acknowledgement(turning.State.Seed, turning.NextCanned()), 0, CannedLines.Provenance);
        Replying.CloseUtterance(turning);
        turning.Disarm(TimerKind.Filler);
        turning.State = turning.State with
        {
            Phase = Phase.Bridged,
            Reply = turning.State.Reply with { Bridge = text },
            Times = turning.State.Times with
            {
                FirstAt = turning.Now,
                First = isFit ? FirstResponse.Bridge : FirstResponse.Canned,
                FirstAfter = turning.State.LastServerSequence,
            },
        };
        var sequence = turning.SendDurable(new()
        {
            LlmResponse = new() { Kind = ResponseKind.Bridge, Text = text, ReplacesSequence = replaces, Provenance = provenance },
        });
        turning.Remember(new(true, text, -1, true, sequence));
        if (!turning.Options.SayLateReplies)
            Fallback.GiveUpOnLateReply(turning);
    }

    /// <summary>The answer so far, over all turns, with what is being said.</summary>
    public static string WholeAnswer(SessionState state) =>
        state.Answer.Text.Length == 0 ? state.Utterance.Text : state.Answer.Text + " " + state.Utterance.Text;
}
