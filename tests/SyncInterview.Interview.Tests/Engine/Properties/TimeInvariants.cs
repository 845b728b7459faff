using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>What must happen in time. Simulated time loses nothing to machinery, so the 50 ms that are allowed for that are not used.</summary>
internal static class TimeInvariants
{
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeastDeadline = TimeSpan.FromMilliseconds(500);

    /// <summary>I3: after <c>final</c> something is said within the deadline, whatever the models do; the deadline is between 500 ms and 1 s.</summary>
    public static string? SomethingIsSaidByTheDeadline(Conversation conversation, out int seen)
    {
        seen = 0;
        if (Unanswered(conversation) is { } final)
            return final;
        for (var i = 0; i < conversation.Sent.Count; i++)
        {
            var (at, message) = conversation.Sent[i];
            if (message.InterviewState?.Timing?.Deadline?.ToTimeSpan() is { } deadline && (deadline < LeastDeadline || deadline > LongestDeadline))
                return $"at {at} a deadline of {deadline} is not allowed";
            if (!Conversation.IsState(message, ConversationState.ProcessingAnswer) || IsBridged(conversation, message.TurnId, i))
                continue;
            var limit = conversation.Attended(at + Deadline(conversation, message.TurnId, i));
            if (limit > conversation.Simulation.Now || DiedWithTheFirstWords(conversation, message.TurnId, at, limit))
                continue;
            seen++;
            if (!conversation.Sent.Skip(i + 1).TakeWhile(s => s.At <= limit).Any(s => Settles(s.Message, message.TurnId)))
                return $"nothing is said by {limit} after the final at {at} of turn {message.TurnId}";
        }

        return null;
    }

    /// <summary>A turn that is being processed or replied to comes to its question, or its end, although every model is silent.</summary>
    public static string? NobodyWaitsForEver(Conversation conversation, out int seen)
    {
        var simulation = conversation.Simulation;
        seen = simulation.State.StartTime is null ? 0 : 1;
        return simulation.State.Conversation is ConversationState.Ended or ConversationState.Paused or ConversationState.Planned
            ? null
            : $"after hours the interview is still {simulation.State.Conversation}";
    }

    /// <summary>Whatever is waited for, a timer goes on without it: a reply, a question, words after a barge-in, an answer.</summary>
    public static string? NothingIsWaitedForWithoutATimer(Conversation conversation, out int seen)
    {
        seen = conversation.Simulation.Steps.Count;
        return conversation.Simulation.Steps.Where(step => !HasTimer(step.Step.State))
            .Select(step => $"after {step.Event.EventCase} at {step.At} nothing ends the waiting in {step.Step.State.Phase}").FirstOrDefault();
    }

    private static bool HasTimer(SessionState state) => state.Phase switch
    {
        Phase.Idle => state.Timers[TimerKind.Silence] is not null || state.Encouragements >= 2,
        Phase.Listening => state.Utterance.HasNewWords || state.Timers[TimerKind.BargeIn] is not null || state.Timers[TimerKind.Silence] is not null,
        Phase.Settling => state.Timers[TimerKind.Deadline] is not null && state.Timers[TimerKind.Fallback] is not null,
        Phase.Bridged or Phase.Replying => state.Timers[TimerKind.Fallback] is not null,
        _ => true,
    };

    /// <summary>
    /// I9: nothing is alive 5 s after the end. Calls are cancelled by it or were over, no timer is set, nothing starts, and nothing that the
    /// candidate sees comes after it.
    /// </summary>
    public static string? NothingLivesAfterTheEnd(Conversation conversation, out int seen)
    {
        seen = 0;
        var end = conversation.Sent.FindIndex(s => s.Message.End is not null);
        if (end < 0)
            return null;
        var over = conversation.Sent[end].At + TimeSpan.FromSeconds(5);
        if (conversation.Sent.Skip(end + 1).FirstOrDefault(s => s.Message.Sequence > 0).Message is { } late)
            return $"{Transcript.Line(late)} comes after the end";
        if (conversation.Simulation.State.NextDue is { } due)
            return $"a timer is due at {due} after the end";
        var start = conversation.Effects.FindIndex(e => e.Effect is Effect.Send { Message.End: not null });
        if (conversation.Effects.Skip(start).Select(e => e.Effect).FirstOrDefault(IsCall) is { } begun)
            return $"{begun.GetType().Name} after the end";
        foreach (var call in conversation.Simulation.Calls.Where(call => conversation.Simulation.Now > over))
        {
            seen++;
            if (!call.IsOver)
                return $"{call.Start.GetType().Name} of {call.At} is alive after the end";
        }

        return null;
    }

    private static bool IsCall(Effect effect) =>
        effect is Effect.StartReply or Effect.StartTentative or Effect.StartQuestion or Effect.StartFillers;

    // A final that the candidate had the floor for begins the processing at once.
    private static string? Unanswered(Conversation conversation)
    {
        foreach (var step in conversation.Simulation.Steps)
        {
            if (step.Event.Client?.Final is not { } final || step.Step.State.LastClientSequence == step.Before.LastClientSequence)
                continue;
            var hadFloor = step.Before.Conversation is ConversationState.WaitingForUserInput or ConversationState.Listening;
            if (hadFloor && !string.IsNullOrWhiteSpace(final.Text) && !step.Step.Effects.OfType<Effect.Send>().Any(s => IsProcessing(s.Message)))
                return $"the final at {step.At} is not processed";
        }

        return null;
    }

    private static bool IsProcessing(ServerMessage message) => Conversation.IsState(message, ConversationState.ProcessingAnswer);

    private static bool IsBridged(Conversation conversation, string turn, int before) =>
        conversation.Sent.Take(before).Any(s => s.Message.TurnId == turn && s.Message.LlmResponse?.Kind == ResponseKind.Bridge);

    // The deadline that the turn says it had; where it says none, the one that was given, or the longest that is allowed.
    private static TimeSpan Deadline(Conversation conversation, string turn, int from)
    {
        var states = conversation.Sent.Skip(from).Where(s => s.Message.TurnId == turn).Select(s => s.Message.InterviewState);
        var timing = states.FirstOrDefault(state => state?.Timing is not null)?.Timing;
        return timing?.Deadline.ToTimeSpan() ?? (conversation.Options.AdaptiveDeadline ? LongestDeadline : conversation.Options.ReplyDeadline);
    }

    // Words on their way out that died with the process are generated again, which takes as long as it takes.
    private static bool DiedWithTheFirstWords(Conversation conversation, string turn, TimeSpan from, TimeSpan to) =>
        conversation.Sent.Where(s => s.At >= from && s.At <= to && s.Message.TurnId == turn)
            .Where(s => Conversation.IsState(s.Message, ConversationState.GeneratingQuestion))
            .Any(s => conversation.Simulation.Absences.Any(absence => absence.From >= s.At && absence.From <= to));

    // A response of the turn, or the turn's own end: reopened, paused, skipped, closing.
    private static bool Settles(ServerMessage message, string turn) =>
        (message.TurnId == turn && Conversation.IsCommitted(message))
        || message.End is not null
        || (message.TurnId == turn && Conversation.IsState(message, ConversationState.Paused))
        || (message.TurnId.Length > 0 && Conversation.Key(message) > Conversation.Key(new() { TurnId = turn }));
}
