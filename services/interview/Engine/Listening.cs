using SyncInterview.Conversation;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>The candidate speaks; tentative replies are prepared meanwhile.</summary>
internal static class Listening
{
    /// <summary>Opens the candidate's turn.</summary>
    public static void Open(Turning turning, Utterance utterance, string cause)
    {
        turning.OpenTurn();
        Enter(turning, utterance, cause);
    }

    /// <summary>Goes on listening under the present key.</summary>
    public static void Enter(Turning turning, Utterance utterance, string cause)
    {
        turning.State = turning.State with
        {
            Phase = Phase.Listening,
            Utterance = utterance with { IsFinal = false },
            Waiting = Utterance.Empty,
            ThinkingUntil = null,
        };
        if (turning.Options.MonologueLimit > TimeSpan.Zero && !turning.State.Answer.Steered)
            turning.Arm(TimerKind.Monologue, turning.Now + turning.Options.MonologueLimit);
        turning.SendState(cause);
        Look(turning);
    }

    /// <summary>Looks whether a tentative reply should start now or when to look again.</summary>
    public static void Look(Turning turning)
    {
        if (turning.State.Phase != Phase.Listening)
            return;
        Speculating.Look(turning);
        var due = TentativeGovernor.NextStart(turning.State);
        if (due is { } at && at <= turning.Now)
            StartTentative(turning);
        else if (due is { } later)
            turning.Arm(TimerKind.Tentative, later);
        else
            turning.Disarm(TimerKind.Tentative);
    }

    public static void OnTentative(Turning turning, TentativeReady ready)
    {
        if (Take(turning, ready.Key, ready.Ordinal) is not { } asked)
            return;
        if (IsFit(turning, ready.Text, asked))
            Keep(turning, ready, asked);
        Look(turning);
    }

    public static void OnTentativeFailed(Turning turning, TentativeFailed failed)
    {
        if (Take(turning, failed.Key, failed.Ordinal) is not null)
            Look(turning);
    }

    /// <summary>Long speech: one polite remark, in a pause, while nothing is committed.</summary>
    public static void OnMonologue(Turning turning)
    {
        if (turning.State.Phase != Phase.Listening || turning.State.Answer.Steered)
            return;
        var pauseAt = turning.State.Utterance.ChangedAt + turning.Options.MonologuePause;
        var due = pauseAt > Fillers.NotBefore(turning.State) ? pauseAt : Fillers.NotBefore(turning.State);
        if (due > turning.Now)
        {
            turning.Arm(TimerKind.Monologue, due);
            return;
        }

        turning.State = turning.State with { Answer = turning.State.Answer with { Steered = true } };
        Fillers.Say(turning, FillerKind.Filler, CannedLines.Steer(turning.State.Seed, turning.NextCanned()), CannedLines.Provenance);
    }

    /// <summary>The candidate has the floor without a word: a while later the interviewer goes on, or the answer stands as it is.</summary>
    public static void AwaitWords(Turning turning)
    {
        var timers = turning.State.Timers;
        if (timers[TimerKind.BargeIn] is null && timers[TimerKind.Silence] is null)
            turning.Arm(TimerKind.BargeIn, turning.Now + turning.Options.BargeInSilence);
    }

    /// <summary>No text followed a barge-in: what was said before it stands, or the interviewer goes on.</summary>
    public static void OnNothingSaid(Turning turning)
    {
        if (turning.State.Phase != Phase.Listening || turning.State.Utterance.HasNewWords)
            return;
        if (!turning.State.Utterance.IsBlank)
        {
            Settling.Settle(turning, "silence");
        }
        else if (turning.State.Reply.Next is { } unasked)
        {
            turning.OpenTurn();
            turning.State = turning.State with { Phase = Phase.Replying };
            turning.SendState("resumed");
            Asking.Start(turning, unasked);
        }
        else
        {
            Floor.GiveToCandidate(turning, "resumed");
        }
    }

    private static void StartTentative(Turning turning)
    {
        var (tentatives, utterance) = (turning.State.Tentatives, turning.State.Utterance);
        var asked = new TentativeAsked(utterance.Text, utterance.Words, utterance.LastSequence);
        var ordinal = tentatives.Started + 1;
        turning.State = turning.State with
        {
            Tentatives = tentatives with
            {
                Started = ordinal,
                InFlight = tentatives.InFlight + 1,
                LastStart = turning.Now,
                WordsAtLastStart = asked.Words,
                Asked = tentatives.Asked.Add(ordinal, asked),
            },
        };
        turning.Do(new Effect.StartTentative(
            turning.State.Key, ordinal, asked.Utterance, turning.State.Answer.Question, asked.CoversThrough, turning.State.History));
        Look(turning);
    }

    // Takes a tentative call off the books; null when it belongs to another key or was taken off before.
    private static TentativeAsked? Take(Turning turning, Store.V1.TurnKey key, int ordinal)
    {
        var tentatives = turning.State.Tentatives;
        if (TurnKey.From(key) != turning.State.Key || !tentatives.Asked.TryGetValue(ordinal, out var asked))
            return null;
        turning.State = turning.State with
        {
            Tentatives = tentatives with { InFlight = Math.Max(0, tentatives.InFlight - 1), Asked = tentatives.Asked.Remove(ordinal) },
        };
        return asked;
    }

    private static bool IsFit(Turning turning, string text, TentativeAsked asked) =>
        turning.State.Phase is Phase.Listening or Phase.Settling
        && turning.MayBeProvisional(turning.State.Key)
        && asked.Words > (turning.State.Tentatives.Best?.Words ?? 0)
        && !string.IsNullOrWhiteSpace(text)
        && (!turning.Options.CheckTentatives || TentativeSafety.Check(text, asked.Utterance).IsSafe);

    private static void Keep(Turning turning, TentativeReady ready, TentativeAsked asked)
    {
        var provenance = ready.Provenance?.Clone() ?? new();
        provenance.CoversThroughClientSequence = asked.CoversThrough;
        var sequence = 0L;
        if (turning.Options.SendTentatives && turning.State.Phase == Phase.Listening)
        {
            sequence = turning.SendDurable(new()
            {
                LlmResponse = new() { Kind = ResponseKind.Tentative, Text = ready.Text, Provenance = provenance },
            });
        }

        var tentatives = turning.State.Tentatives;
        turning.State = turning.State with
        {
            Tentatives = tentatives with
            {
                Sent = tentatives.Sent + (sequence > 0 ? 1 : 0),
                Best = new(ready.Text, asked.Words, sequence, provenance),
            },
        };
    }
}
