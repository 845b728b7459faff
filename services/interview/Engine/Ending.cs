using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>The end: what is committed is finished, closing words are said, and nothing comes after.</summary>
internal static class Ending
{
    /// <summary>Somebody wants the end: now, but for a reply that is being said.</summary>
    public static void Request(Turning turning, EndReason reason)
    {
        if (turning.State.Phase == Phase.Planned)
        {
            turning.State = turning.State with { EndReason = reason };
            Finish(turning);
        }
        else if (turning.State.Phase == Phase.Replying && !turning.State.Reply.AwaitsQuestion)
        {
            // What is being said is finished first; of several reasons the first one stands.
            if (turning.State.EndReason == EndReason.Unspecified)
                turning.State = turning.State with { EndReason = reason };
        }
        else
        {
            Close(turning, reason);
        }
    }

    /// <summary>Time is up: an answer under way may be finished, within bounds.</summary>
    public static void OnTimeLimit(Turning turning)
    {
        var isSecondTime = turning.State.EndReason == EndReason.TimeLimit;
        if (!isSecondTime && turning.State.Phase is Phase.Listening or Phase.Settling or Phase.Bridged)
        {
            turning.State = turning.State with { EndReason = EndReason.TimeLimit };
            turning.Arm(TimerKind.TimeLimit, turning.Now + turning.Options.Overrun);
        }
        else
        {
            Request(turning, EndReason.TimeLimit);
        }
    }

    /// <summary>Nobody came back: no words, only the end.</summary>
    public static void Abandon(Turning turning)
    {
        Replying.CutShort(turning, null, "abandoned");
        Replying.CloseUtterance(turning);
        turning.State = turning.State with { EndReason = EndReason.Abandoned };
        Finish(turning);
    }

    /// <summary>Says the closing words.</summary>
    public static void Close(Turning turning, EndReason reason)
    {
        Replying.CutShort(turning, null, "closing");
        Replying.CloseUtterance(turning);
        turning.OpenTurn();
        turning.Disarm(TimerKind.TimeLimit);
        turning.State = turning.State with { Phase = Phase.Replying, EndReason = reason };
        turning.SendState("closing");
        Replying.Ask(turning, ReplyPurpose.Closing, "", null);
    }

    /// <summary>The last state and the last message.</summary>
    public static void Finish(Turning turning)
    {
        Asking.CompleteAnswer(turning);
        turning.State = turning.State with { Phase = Phase.Ended, EndTime = turning.Now, Timers = default };
        turning.SendState("end");
        turning.SendDurable(new()
        {
            End = new() { Reason = turning.State.EndReason, Report = "reports/" + turning.State.Interview.Split('/')[^1] },
        });
        turning.Do(new Effect.AnnounceEnded(turning.State.EndReason));
    }
}
