using SyncInterview.Common.V1;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>Questions: after a reply, alone, again, or instead of one that was skipped.</summary>
internal static class Asking
{
    /// <summary>The topic that is open; null before the first.</summary>
    public static PlannedTopic? Topic(SessionState state) =>
        state.Answer.TopicIndex < 0 ? null : state.Plan.Topics[state.Answer.TopicIndex];

    /// <summary>A reply is complete: its question goes out, or is asked for, or the interview closes.</summary>
    public static void Follow(Turning turning, string question, Provenance? provenance = null)
    {
        var next = turning.State.EndReason == EndReason.Unspecified ? turning.State.Reply.Next : null;
        if (next is null)
            Ending.Close(turning, turning.State.EndReason == EndReason.Unspecified ? WhyDone(turning) : turning.State.EndReason);
        else if (question.Length > 0)
            Say(turning, next, question, provenance ?? new());
        else
            Start(turning, next);
    }

    /// <summary>Asks for a question alone.</summary>
    public static void Start(Turning turning, NextQuestion next)
    {
        turning.TryFill(Slot.Reply, turning.State.Key);
        turning.State = turning.State with { Reply = turning.State.Reply with { AwaitsQuestion = true, Next = next } };
        Again(turning);
    }

    /// <summary>Asks for the question of the present key (again), as a further attempt.</summary>
    public static void Again(Turning turning)
    {
        if (turning.State.Reply.Next is not { } next)
            return;
        var attempt = turning.State.Reply.Attempts + 1;
        turning.State = turning.State with { Reply = turning.State.Reply with { Attempts = attempt, Attempt = attempt } };
        turning.Arm(TimerKind.Fallback, turning.Now + turning.Options.FallbackDeadline);
        turning.Do(new Effect.StartQuestion(turning.State.Key, attempt, next, turning.State.History));
    }

    public static void OnReady(Turning turning, QuestionReady ready)
    {
        if (IsAwaited(turning, ready.Key, ready.Attempt) is not { } next)
            return;
        if (ready.Question.Length > 0)
            Say(turning, next, ready.Question, ready.Provenance ?? new());
        else
            AskCanned(turning, next);
    }

    public static void OnFailed(Turning turning, QuestionFailed failed)
    {
        if (IsAwaited(turning, failed.Key, failed.Attempt) is not { } next)
            return;
        Fallback.SayModelFailed(turning, failed.Reason);
        AskCanned(turning, next);
    }

    public static void AskCanned(Turning turning, NextQuestion next) =>
        Say(turning, next, CannedLines.Question(next, turning.State.Seed, turning.NextCanned()), CannedLines.Provenance);

    /// <summary>Leaves the question: the next topic, or the end.</summary>
    public static void Skip(Turning turning)
    {
        Replying.CutShort(turning, null, "skip");
        Replying.CloseUtterance(turning);
        turning.OpenTurn();
        turning.State = turning.State with { Phase = Phase.Replying };
        turning.SendState("skip");
        Floor.Say(turning, ResponseKind.Reply, CannedLines.Skip(turning.State.Seed, turning.NextCanned()));
        var next = QuestionFlow.Skipping(turning.State, turning.Now);
        turning.State = turning.State with { Reply = turning.State.Reply with { AwaitsQuestion = true, Next = next } };
        Follow(turning, "");
    }

    /// <summary>Says the question again.</summary>
    public static void Repeat(Turning turning)
    {
        turning.Do(new Effect.CancelGenerations(turning.State.Key, "repeat"));
        Replying.CloseUtterance(turning);
        turning.OpenTurn();
        Floor.Say(turning, ResponseKind.Question, turning.State.Answer.Question);
        Floor.GiveToCandidate(turning, "repeat");
    }

    public static void OnAssessment(Turning turning, AnswerAssessment assessment)
    {
        if (assessment.AnswerId == turning.State.Answer.Id)
            turning.State = turning.State with { Answer = turning.State.Answer with { FollowUpAdvice = assessment.FollowUp } };
    }

    /// <summary>Publishes the answer to the question before, if there was one.</summary>
    public static void CompleteAnswer(Turning turning)
    {
        if (turning.State.Answer.Text.Length > 0)
            turning.Do(new Effect.AnnounceAnswer(turning.State.Answer.Id, Topic(turning.State)?.Id ?? ""));
    }

    private static void Say(Turning turning, NextQuestion next, string question, Provenance provenance)
    {
        CompleteAnswer(turning);
        var answer = turning.State.Answer;
        var isNewTopic = next.Move == QuestionMove.NewTopic;
        turning.State = turning.State with
        {
            Answer = new(
                answer.Number + 1,
                turning.State.Plan.Topics.IndexOf(next.Topic),
                isNewTopic ? 0 : answer.FollowUps + 1,
                isNewTopic ? turning.Now : answer.TopicSince,
                question,
                "",
                false,
                ""),
            Times = turning.State.Times with { QuestionAt = turning.Now },
        };
        if (next.Surprise.Length > 0)
            Fillers.SaySurprise(turning, next.Surprise);
        var sequence = turning.SendDurable(new()
        {
            LlmResponse = new() { Kind = ResponseKind.Question, Text = question, TopicId = next.Topic.Id, Provenance = provenance },
        });
        turning.Remember(new(true, question, -1, false, sequence));
        turning.State = turning.State with { Reply = turning.State.Reply with { AwaitsQuestion = true, Next = null } };
        Floor.GiveToCandidate(turning, "question");
    }

    private static NextQuestion? IsAwaited(Turning turning, Store.V1.TurnKey key, int attempt) =>
        TurnKey.From(key) == turning.State.Key
        && turning.State.Phase == Phase.Replying
        && turning.State.Reply is { AwaitsQuestion: true, Next: { } next } reply
        && attempt == reply.Attempt
            ? next
            : null;

    private static EndReason WhyDone(Turning turning) =>
        QuestionFlow.TimeLeft(turning.State, turning.Now) < turning.Options.LeastTopicTime ? EndReason.TimeLimit : EndReason.PlanDone;
}
