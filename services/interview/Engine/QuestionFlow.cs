using System.Buffers;
using SyncInterview.Common.V1;
using SyncInterview.Conversation;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>
/// Chooses what to ask next: goes after what an answer left open, never stays so long on a topic that a later one is left
/// untouched, and ends on time.
/// </summary>
internal static class QuestionFlow
{
    /// <summary>An answer of fewer words is asked to go deeper.</summary>
    private const int ShortAnswerWords = 45;

    private static readonly SearchValues<string> ResultCues = SearchValues.Create(
        [
            "result", "outcome", "ended up", "in the end", "as a result", "so that", "dropped", "went from", "reduced", "increased",
            "improved", "saved", "percent", "%", "since then", "shipped", "went live", "learned",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly string[] OwnActionCues = [" i ", " i'", " my ", " myself"];

    /// <summary>The first question of the interview.</summary>
    public static NextQuestion? First(InterviewPlan plan) =>
        plan.Topics.Count == 0 ? null : new(QuestionMove.NewTopic, plan.Topics[0], "", "");

    /// <summary>What follows the present answer; null when everything was asked or time is up.</summary>
    public static NextQuestion? After(SessionState state, string answer, DateTimeOffset now)
    {
        if (state.EndReason != EndReason.Unspecified)
            return null;
        var left = TimeLeft(state, now);
        return FollowUp(state, answer, left, now) ?? NewTopic(state, left);
    }

    /// <summary>The next topic, follow-ups left out.</summary>
    public static NextQuestion? Skipping(SessionState state, DateTimeOffset now) =>
        state.EndReason != EndReason.Unspecified ? null : NewTopic(state, TimeLeft(state, now));

    /// <summary>Time until the limit, pauses left out.</summary>
    public static TimeSpan TimeLeft(SessionState state, DateTimeOffset now) =>
        state.StartTime is { } start ? state.TimeLimit - (now - start - state.PausedTotal) : state.TimeLimit;

    /// <summary>Whether an answer holds what its question is after, so that it may be over.</summary>
    public static bool IsComplete(SessionState state, string answer) =>
        MissingPart(Asking.Topic(state)?.Kind ?? QuestionKind.Unspecified, answer) is null;

    private static NextQuestion? FollowUp(SessionState state, string answer, TimeSpan left, DateTimeOffset now)
    {
        var open = state.Answer;
        if (open.TopicIndex < 0 || open.FollowUps >= state.Options.FollowUpsPerTopic)
            return null;
        var topic = state.Plan.Topics[open.TopicIndex];
        var laterTopics = state.Plan.Topics.Count - open.TopicIndex - 1;
        var isAffordable = left >= state.Options.LeastTopicTime * (laterTopics + 1);
        var isWithinShare = now - open.TopicSince < state.TimeLimit * topic.Weight;
        if (!isAffordable || !isWithinShare)
            return null;
        var missing = open.FollowUpAdvice.Length > 0 ? open.FollowUpAdvice : MissingPart(topic.Kind, answer);
        return missing is null ? null : new(QuestionMove.FollowUp, topic, missing, Surprise(state, topic));
    }

    private static NextQuestion? NewTopic(SessionState state, TimeSpan left)
    {
        if (left < state.Options.LeastTopicTime)
            return null;
        var later = state.Plan.Topics.Skip(state.Answer.TopicIndex + 1).ToList();
        if (later.Count == 0)
            return null;
        // With too little time for all, what every interview asks and what the job requires goes first.
        var isTight = left < state.Options.LeastTopicTime * later.Count;
        var topic = (isTight ? later.FirstOrDefault(t => t.Anchor || t.RequirementIds.Count > 0) : null) ?? later[0];
        return new(QuestionMove.NewTopic, topic, "", "");
    }

    // The part to go after; null when the answer looks complete.
    private static string? MissingPart(QuestionKind kind, string answer)
    {
        if (kind == QuestionKind.Behavioural && !TellsOwnAction(answer))
            return "action";
        if (kind == QuestionKind.Behavioural && !answer.AsSpan().ContainsAny(ResultCues))
            return "result";
        return WordCount.Of(answer) < ShortAnswerWords ? "detail" : null;
    }

    // At the very beginning no space comes before.
    private static bool TellsOwnAction(string answer)
    {
        foreach (var cue in OwnActionCues)
        {
            if (answer.Contains(cue, StringComparison.OrdinalIgnoreCase)
                || answer.AsSpan().StartsWith(cue.AsSpan(1), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static string Surprise(SessionState state, PlannedTopic topic)
    {
        if (!state.Options.Fillers || SeededChance.Unit(state.Seed, state.Answer.Number) >= state.Options.SurpriseRate)
            return "";
        return state.Fillers.Surprises.Find(s => s.TopicId == topic.Id)?.Text ?? "";
    }
}
