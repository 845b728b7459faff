using SyncInterview.Common.V1;
using SyncInterview.Conversation;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>The definitive reply: asked for, committed at its first sentence, streamed, completed.</summary>
internal static class Replying
{
    /// <summary>Asks for a reply under the present key.</summary>
    public static void Ask(Turning turning, ReplyPurpose purpose, string answer, NextQuestion? next)
    {
        turning.State = turning.State with
        {
            Reply = turning.State.Reply with
            {
                Purpose = purpose,
                To = answer,
                CoversThrough = turning.State.Utterance.LastSequence,
                Next = next,
            },
        };
        Again(turning);
    }

    /// <summary>Takes a reply that was started on a guess for the definitive one of the present key.</summary>
    public static void Promote(Turning turning, Speculation held)
    {
        turning.State = turning.State with
        {
            Reply = turning.State.Reply with
            {
                Purpose = ReplyPurpose.Answer,
                To = held.Heard,
                CoversThrough = held.CoversThrough,
                Next = held.Next,
                Attempt = held.Attempt,
                Generation = 1,
                IsPromoted = true,
            },
        };
        turning.Arm(TimerKind.Fallback, turning.Now + turning.Options.FallbackDeadline);
    }

    /// <summary>Asks for the reply of the present key (again), as a further attempt.</summary>
    public static void Again(Turning turning)
    {
        var before = turning.State.Reply;
        var attempt = before.Attempts + 1;
        var reply = before with
        {
            Attempts = attempt,
            Attempt = attempt,
            Generation = before.Generation + 1,
            IsPromoted = false,
            Raw = "",
            GivenUp = before.Said,
        };
        turning.State = turning.State with { Reply = reply };
        turning.Arm(TimerKind.Fallback, turning.Now + turning.Options.FallbackDeadline);
        var withQuestion = turning.Options.QuestionWithReply || reply.Purpose == ReplyPurpose.Opening;
        turning.Do(new Effect.StartReply(
            turning.State.Key,
            reply.Attempt,
            reply.Purpose,
            reply.To,
            turning.State.Answer.Question,
            reply.Bridge,
            withQuestion ? reply.Next : null,
            reply.CoversThrough,
            turning.State.History,
            Speculative: false,
            turning.Options.Hedge));
    }

    public static void OnSentence(Turning turning, ReplySentence sentence)
    {
        if (Speculating.Takes(turning, sentence) || !IsPresent(turning, sentence.Key, sentence.Attempt) || !turning.Options.StreamReplies)
            return;
        if (turning.State.Phase is Phase.Settling or Phase.Bridged)
            Commit(turning);
        if (turning.State.Phase != Phase.Replying)
            return;
        // What has begun gets the time of a whole reply, also where an earlier attempt filled the slot.
        turning.Arm(TimerKind.Fallback, turning.Now + turning.Options.ReplyTimeout);
        Reconcile(turning, sentence.Text);
        Stream(turning, sentence.Text, from: 0);
    }

    public static void OnProgress(Turning turning, ReplyProgress progress)
    {
        if (Speculating.Takes(turning, progress) || !IsPresent(turning, progress.Key, progress.Attempt))
            return;
        if (turning.State.Phase != Phase.Replying || !turning.Options.StreamReplies)
            return;
        var before = turning.State.Reply.Raw;
        Stream(turning, before + progress.Text, CodePoints.Count(turning.State.Reply.Spoken(before)));
    }

    public static void OnRestarted(Turning turning, ReplyRestarted restarted)
    {
        if (Speculating.Takes(turning, restarted) || !IsPresent(turning, restarted.Key, restarted.Attempt))
            return;
        var reply = turning.State.Reply;
        turning.State = turning.State with { Reply = reply with { Generation = reply.Generation + 1, Raw = "", GivenUp = reply.Said } };
    }

    public static void OnReady(Turning turning, ReplyReady ready)
    {
        if (Speculating.Takes(turning, ready))
            return;
        if (!turning.Options.SayLateReplies && turning.State.Reply.BridgeFilled && TurnKey.From(ready.Key) == turning.State.Key)
            turning.State = turning.State with { Reply = turning.State.Reply with { Late = ready.Reply } };
        if (!IsPresent(turning, ready.Key, ready.Attempt))
            return;
        if (turning.State.Phase is Phase.Settling or Phase.Bridged)
            Commit(turning);
        if (turning.State.Phase != Phase.Replying)
            return;
        Reconcile(turning, ready.Reply);
        Complete(turning, ready.Reply, ready.Question, ready.Provenance ?? new());
    }

    public static void OnFailed(Turning turning, ReplyFailed failed)
    {
        if (Speculating.Takes(turning, failed) || !IsPresent(turning, failed.Key, failed.Attempt))
            return;
        Fallback.SayModelFailed(turning, failed.Reason);
        Fallback.CarryOn(turning);
    }

    /// <summary>The candidate cuts in: what was being said stands as far as it was sent and heard.</summary>
    public static void CutShort(Turning turning, Playback? heard, string cause)
    {
        turning.Do(new Effect.CancelGenerations(turning.State.Key, cause));
        var reply = turning.State.Reply;
        var sent = reply.Said;
        if (sent.Length > 0 && !reply.AwaitsQuestion)
        {
            var whole = turning.SendDurable(Message(turning.State, sent, new()));
            var marked = heard?.MessageSequence == 0 ? heard.HeardCharacters : reply.Marked;
            var count = marked < 0 ? -1 : Math.Clamp(marked, 0, CodePoints.Count(sent));
            turning.Remember(new(true, sent, count, false, whole));
        }

        if (heard is null or { MessageSequence: > 0 })
            Floor.Cut(turning, heard);
    }

    /// <summary>Puts the utterance into the history and the answer, once something is committed to it.</summary>
    public static void CloseUtterance(Turning turning)
    {
        var text = turning.State.Utterance.Text;
        if (turning.State.Utterance.IsBlank)
            return;
        turning.Remember(new(false, text, -1, false, 0));
        var answer = turning.State.Answer;
        turning.State = turning.State with
        {
            Answer = answer with { Text = answer.Text.Length == 0 ? text : answer.Text + " " + text },
            Utterance = Utterance.Empty,
        };
    }

    /// <summary>Fills the REPLY slot: every definitive word comes after this.</summary>
    public static void Commit(Turning turning)
    {
        if (!turning.TryFill(Slot.Reply, turning.State.Key))
            return;
        var (reply, times) = (turning.State.Reply, turning.State.Times);
        if (!reply.BridgeFilled)
        {
            CloseUtterance(turning);
            times = times with
            {
                FirstAt = turning.Now,
                First = reply.IsPromoted ? FirstResponse.Promoted : FirstResponse.Definitive,
                FirstAfter = turning.State.LastServerSequence,
            };
        }

        turning.Disarm(TimerKind.Deadline, TimerKind.Filler);
        turning.Arm(TimerKind.Fallback, turning.Now + turning.Options.ReplyTimeout);
        turning.State = turning.State with
        {
            Phase = Phase.Replying,
            Times = times with { DefinitiveAt = turning.Now },
            Pace = times.FinalAt is { } final ? turning.State.Pace.With(turning.Now - final) : turning.State.Pace,
        };
        turning.SendState("reply");
    }

    /// <summary>The reply is whole: it is kept, and the question or the end follows.</summary>
    public static void Complete(Turning turning, string raw, string question, Provenance provenance)
    {
        var reply = turning.State.Reply;
        var said = reply.Spoken(raw);
        var relation = reply.BridgeFilled && string.IsNullOrWhiteSpace(said) ? ReplyRelation.Confirms : reply.Relation;
        turning.State = turning.State with { Reply = reply with { AwaitsQuestion = true, Relation = relation } };
        if (said.Length > 0 || relation == ReplyRelation.Confirms)
        {
            var sequence = turning.SendDurable(Message(turning.State, said, Marked(turning.State, provenance)));
            if (said.Length > 0)
                turning.Remember(new(true, said, -1, false, sequence));
        }

        if (reply.Purpose == ReplyPurpose.Closing)
            Ending.Finish(turning);
        else
            Asking.Follow(turning, question, provenance);
    }

    private static bool IsPresent(Turning turning, Store.V1.TurnKey key, int attempt) =>
        TurnKey.From(key) == turning.State.Key
        && attempt == turning.State.Reply.Attempt
        && !turning.State.Reply.AwaitsQuestion;

    // What a reply repeats of the bridge is decided once for every attempt, on its beginning.
    private static void Reconcile(Turning turning, string beginning)
    {
        var reply = turning.State.Reply;
        if (!reply.BridgeFilled || reply.Raw.Length > 0)
            return;
        var reconciled = Reconciliation.Of(reply.Bridge, beginning);
        turning.State = turning.State with
        {
            Reply = reply with { Relation = reconciled.Relation, Dropped = reconciled.Dropped, Repair = reconciled.Repair },
        };
    }

    private static void Stream(Turning turning, string raw, int from)
    {
        turning.State = turning.State with { Reply = turning.State.Reply with { Raw = raw, GivenUp = "" } };
        var spoken = turning.State.Reply.Spoken(raw);
        var fresh = spoken[CodePoints.Take(spoken, from).Length..];
        if (fresh.Length == 0)
            return;
        turning.SendPassing(new()
        {
            LlmResponse = new() { Kind = ResponseKind.Delta, Text = fresh, Attempt = turning.State.Reply.Generation, Offset = from },
        });
    }

    private static ServerMessage Message(SessionState state, string text, Provenance provenance) => new()
    {
        LlmResponse = new()
        {
            Kind = ResponseKind.Reply,
            Text = text,
            Attempt = state.Reply.Generation,
            Relation = state.Reply.Relation,
            TopicId = Asking.Topic(state)?.Id ?? "",
            Provenance = provenance,
        },
    };

    // A generic plan is said in the opening's provenance.
    private static Provenance Marked(SessionState state, Provenance provenance)
    {
        if (state.Reply.Purpose != ReplyPurpose.Opening || !state.Plan.Generic)
            return provenance;
        var marked = provenance.Clone();
        marked.PromptVersion = marked.PromptVersion.Length == 0 ? "generic-plan" : marked.PromptVersion + "+generic-plan";
        return marked;
    }
}
