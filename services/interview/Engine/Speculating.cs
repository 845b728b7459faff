using SyncInterview.Conversation;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>
/// Definitive replies on a guess: in a pause the reply is asked for as if the candidate had ended, and held. When the final text is what
/// was guessed, it is promoted; otherwise it is dropped. Of a held reply nothing is sent, remembered or announced.
/// </summary>
internal static class Speculating
{
    /// <summary>Looks whether a reply should be started on a guess, now or later, and drops one whose guess was wrong.</summary>
    public static void Look(Turning turning)
    {
        if (turning.State.Phase != Phase.Listening)
            return;
        CheckGuess(turning);
        var due = SpeculationGovernor.NextStart(turning.State);
        if (due is { } at && at <= turning.Now)
            Start(turning);
        else if (due is { } later)
            turning.Arm(TimerKind.Speculation, later);
        else
            turning.Disarm(TimerKind.Speculation);
    }

    /// <summary>Makes the held reply the definitive one if the final text is what was guessed; else drops it.</summary>
    public static bool TryPromote(Turning turning)
    {
        if (turning.State.Speculation.Held is not { } held)
            return false;
        if (held.Spoken != SpokenText.Normalise(turning.State.Utterance.Text))
        {
            Drop(turning);
            return false;
        }

        var (key, record) = (turning.State.Key.ToStored(), turning.State.SpeculationRecord);
        turning.State = turning.State with
        {
            Speculation = turning.State.Speculation with { Held = null },
            SpeculationRecord = record with { Promoted = record.Promoted + 1 },
        };
        Replying.Promote(turning, held);
        if (held.Raw.Length > 0)
            Replying.OnSentence(turning, new() { Key = key, Attempt = held.Attempt, Text = held.Raw });
        if (held.Whole is { } whole)
            Replying.OnReady(turning, whole);
        return true;
    }

    /// <summary>Drops the held reply, if there is one.</summary>
    public static void Drop(Turning turning)
    {
        if (turning.State.Speculation.Held is not { } held)
            return;
        turning.State = turning.State with { Speculation = turning.State.Speculation with { Held = null } };
        turning.Do(new Effect.CancelReply(turning.State.Key, held.Attempt));
    }

    /// <summary>Forgets a held reply that a call of an earlier process was still to complete.</summary>
    public static void Recover(Turning turning)
    {
        if (turning.State.Speculation.Held is { Whole: null })
            turning.State = turning.State with { Speculation = turning.State.Speculation with { Held = null } };
    }

    /// <summary>Keeps what comes of the held reply. False: it belongs to another.</summary>
    public static bool Takes(Turning turning, ReplySentence sentence) =>
        Keep(turning, sentence.Key, sentence.Attempt, held => held with { Raw = sentence.Text });

    /// <inheritdoc cref="Takes(Turning, ReplySentence)"/>
    public static bool Takes(Turning turning, ReplyProgress progress) =>
        Keep(turning, progress.Key, progress.Attempt, held => held with { Raw = held.Raw + progress.Text });

    /// <inheritdoc cref="Takes(Turning, ReplySentence)"/>
    public static bool Takes(Turning turning, ReplyRestarted restarted) =>
        Keep(turning, restarted.Key, restarted.Attempt, held => held with { Raw = "" });

    /// <inheritdoc cref="Takes(Turning, ReplySentence)"/>
    public static bool Takes(Turning turning, ReplyReady ready) =>
        Keep(turning, ready.Key, ready.Attempt, held => held with { Whole = ready });

    /// <inheritdoc cref="Takes(Turning, ReplySentence)"/>
    public static bool Takes(Turning turning, ReplyFailed failed) => Keep(turning, failed.Key, failed.Attempt, _ => null);

    private static void CheckGuess(Turning turning)
    {
        var (speculation, utterance) = (turning.State.Speculation, turning.State.Utterance);
        if (speculation.Held is not { } held || speculation.GuessedAt == utterance.ChangedAt)
            return;
        if (held.Spoken == SpokenText.Normalise(utterance.Text))
            turning.State = turning.State with { Speculation = speculation with { GuessedAt = utterance.ChangedAt } };
        else
            Drop(turning);
    }

    private static bool Keep(Turning turning, Store.V1.TurnKey key, int attempt, Func<Speculation, Speculation?> change)
    {
        var speculation = turning.State.Speculation;
        if (speculation.Held is not { } held || held.Attempt != attempt || TurnKey.From(key) != turning.State.Key)
            return false;
        turning.State = turning.State with { Speculation = speculation with { Held = change(held) } };
        return true;
    }

    private static void Start(Turning turning)
    {
        var (state, utterance) = (turning.State, turning.State.Utterance);
        var next = QuestionFlow.After(state, Settling.WholeAnswer(state), turning.Now);
        var attempt = state.Reply.Attempts + 1;
        var held = new Speculation(
            attempt, utterance.Text, SpokenText.Normalise(utterance.Text), utterance.LastSequence, next, "", null);
        turning.State = state with
        {
            Reply = state.Reply with { Attempts = attempt },
            Speculation = new(
                state.Speculation.Started + 1,
                state.Speculation.Tokens + SpeculationGovernor.Tokens(state),
                utterance.ChangedAt,
                held),
            SpeculationRecord = state.SpeculationRecord with { Started = state.SpeculationRecord.Started + 1 },
        };
        turning.Disarm(TimerKind.Speculation);
        turning.Do(new Effect.StartReply(
            state.Key,
            attempt,
            ReplyPurpose.Answer,
            held.Heard,
            state.Answer.Question,
            "",
            turning.Options.QuestionWithReply ? next : null,
            held.CoversThrough,
            state.History,
            Speculative: true,
            turning.Options.Hedge));
    }
}
