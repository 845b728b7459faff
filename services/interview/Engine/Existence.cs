using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>A session's coming into being, its writer's coming and going, its pause and its recovery.</summary>
internal static class Existence
{
    public static void SetUp(Turning turning, SessionSetup setup) => turning.State = SessionState.Empty with
    {
        Interview = setup.Interview,
        Plan = setup.Plan ?? new InterviewPlan(),
        Options = TurnOptions.FromJson(setup.OptionsJson),
        Seed = setup.Seed,
        TimeLimit = setup.TimeLimit.ToTimeSpan(),
    };

    /// <summary>Begins the interview: opening and first question.</summary>
    public static void Begin(Turning turning)
    {
        turning.OpenTurn();
        turning.State = turning.State with { Phase = Phase.Replying, StartTime = turning.Now };
        turning.Arm(TimerKind.TimeLimit, turning.Now + turning.State.TimeLimit);
        turning.SendState("begin");
        turning.Do(new Effect.AnnounceStarted());
        Replying.Ask(turning, ReplyPurpose.Opening, "", QuestionFlow.First(turning.State.Plan));
    }

    public static void OnAttachment(Turning turning, bool attached)
    {
        if (attached)
            turning.Disarm(TimerKind.Grace);
        else
            turning.Arm(TimerKind.Grace, turning.Now + turning.Options.Grace);
    }

    public static void Pause(Turning turning)
    {
        turning.Do(new Effect.CancelGenerations(turning.State.Key, "pause"));
        turning.Disarm(
            TimerKind.Deadline, TimerKind.Filler, TimerKind.Fallback, TimerKind.Tentative, TimerKind.Speculation, TimerKind.Silence,
            TimerKind.Monologue, TimerKind.BargeIn, TimerKind.TimeLimit);
        turning.State = turning.State with
        {
            PausedFrom = turning.State.Phase,
            PausedAt = turning.Now,
            Phase = Phase.Paused,
            Tentatives = turning.State.Tentatives with { InFlight = 0 },
            Speculation = turning.State.Speculation with { Held = null },
        };
        turning.SendState("pause");
    }

    public static void Resume(Turning turning)
    {
        var state = turning.State;
        var pause = turning.Now - (state.PausedAt ?? turning.Now);
        turning.State = state with { Phase = state.PausedFrom, PausedAt = null, PausedTotal = state.PausedTotal + pause };
        turning.Arm(TimerKind.TimeLimit, turning.Now + QuestionFlow.TimeLeft(turning.State, turning.Now));
        if (turning.State.Phase == Phase.Settling)
        {
            turning.State = turning.State with { Times = turning.State.Times with { FinalAt = turning.Now } };
            Settling.ArmDeadline(turning);
        }

        if (turning.State.Phase == Phase.Idle)
        {
            Floor.GiveToCandidate(turning, "resume");
            return;
        }

        if (turning.State.Phase == Phase.Listening && !turning.State.Utterance.HasNewWords)
            Listening.AwaitWords(turning);
        turning.SendState("resume");
        Regenerate(turning);
        Listening.Look(turning);
    }

    /// <summary>
    /// Goes on from the log in a new process: what was being generated is asked for again, under the same key, as a further attempt.
    /// Timers that came due meanwhile fire with the next tick.
    /// </summary>
    public static void Recover(Turning turning)
    {
        turning.State = turning.State with { Tentatives = turning.State.Tentatives with { InFlight = 0 } };
        Speculating.Recover(turning);
        Regenerate(turning);
        Listening.Look(turning);
    }

    private static void Regenerate(Turning turning)
    {
        if (turning.State.Phase is not (Phase.Settling or Phase.Bridged or Phase.Replying))
            return;
        if (turning.State.Reply.AwaitsQuestion)
            Asking.Again(turning);
        else
            Replying.Again(turning);
    }
}
