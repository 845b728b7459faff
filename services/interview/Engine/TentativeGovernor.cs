using SyncInterview.Conversation;

namespace SyncInterview.Interviews.Engine;

/// <summary>Decides when a tentative reply is worth a call, and whether one is fit to be the bridge.</summary>
internal static class TentativeGovernor
{
    /// <summary>When the next tentative reply may start, if the text stays as it is; null: not before more is said.</summary>
    public static DateTimeOffset? NextStart(SessionState state)
    {
        var (options, tentatives, utterance) = (state.Options, state.Tentatives, state.Utterance);
        if (utterance.IsBlank || tentatives.Started >= options.TentativesPerTurn)
            return null;
        if (options.TentativeSingleFlight && tentatives.InFlight > 0)
            return null;
        if (utterance.Words - tentatives.WordsAtLastStart < options.TentativeNewWords)
            return null;
        var since = tentatives.Started == 0 ? utterance.OpenedAt : tentatives.LastStart;
        var cadence = since + Interval(options, tentatives.Started);
        var stable = EndsSentence(utterance.Text) ? utterance.ChangedAt : utterance.ChangedAt + options.TentativeStability;
        return cadence > stable ? cadence : stable;
    }

    /// <summary>Whether the best tentative reply saw enough of the final text to be said now, and is still safe to say after it.</summary>
    public static bool IsFit(TentativeCandidate? best, Utterance utterance, TurnOptions options) =>
        best is not null
        && best.Words >= options.LeastCoverage * utterance.Words
        && (!options.CheckTentatives || TentativeSafety.Check(best.Text, utterance.Text).IsSafe);

    /// <summary>Whether the text ends with a sentence.</summary>
    public static bool EndsSentence(string text) => text.AsSpan().TrimEnd() is [.., '.' or '?' or '!'];

    private static TimeSpan Interval(TurnOptions options, int started) =>
        options.TentativeIntervalGrows ? options.TentativeInterval * (1 << Math.Min(started / 2, 4)) : options.TentativeInterval;
}
