using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>Timers that are due, in the order in which they came due.</summary>
internal static class Clockwork
{
    public static void Fire(Turning turning)
    {
        while (!turning.State.Ended && turning.State.Timers.FirstDue(turning.Now) is { } kind)
        {
            turning.Disarm(kind);
            Fire(turning, kind);
        }
    }

    private static void Fire(Turning turning, TimerKind kind)
    {
        switch (kind)
        {
            case TimerKind.Deadline: Settling.OnDeadline(turning); break;
            case TimerKind.Filler: Fillers.OnDue(turning); break;
            case TimerKind.Fallback: Fallback.CarryOn(turning); break;
            case TimerKind.Tentative: Listening.Look(turning); break;
            case TimerKind.Speculation: Speculating.Look(turning); break;
            case TimerKind.Silence: Floor.OnSilence(turning); break;
            case TimerKind.Monologue: Listening.OnMonologue(turning); break;
            case TimerKind.BargeIn: Listening.OnNothingSaid(turning); break;
            case TimerKind.TimeLimit: Ending.OnTimeLimit(turning); break;
            case TimerKind.Grace: Ending.Abandon(turning); break;
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
    }
}
