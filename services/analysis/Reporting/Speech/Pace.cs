using Google.Protobuf.WellKnownTypes;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Reporting.Speech;

/// <summary>How fast the candidate spoke, from word times alone; nothing is guessed where there are none.</summary>
internal static class Pace
{
    // Shorter silences belong to speaking: the closure of a "t" is one.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(20);

    public static void Measure(Communication communication, IReadOnlyList<TimedUtterance> utterances)
    {
        if (utterances.Count == 0)
            return;
        var words = utterances.Sum(utterance => utterance.Words.Count);
        var duration = Sum(utterances.Select(utterance => utterance.Length));
        var silences = utterances.SelectMany(utterance => utterance.Silences()).ToList();
        communication.WordsPerMinute = PerMinute(words, duration);
        communication.ArticulationWordsPerMinute = PerMinute(words, duration - Sum(silences.Where(silence => silence >= ShortestPause)));
        communication.LongPauses = silences.Count(silence => silence > LongPause);
        if (silences.Count > 0)
            communication.LongestPause = Duration.FromTimeSpan(silences.Max());
        communication.Pace.Add(utterances.SelectMany(Points));
    }

    // Windows of 20 s of an utterance; what is left at its end joins the last one.
    private static IEnumerable<PacePoint> Points(TimedUtterance utterance)
    {
        if (utterance.Start is not { } start)
            yield break;
        var from = 0;
        for (var to = 1; to <= utterance.Words.Count; to++)
        {
            var span = utterance.Words[to - 1].End - utterance.Words[from].Start;
            var left = utterance.Last - utterance.Words[to - 1].End;
            if (to < utterance.Words.Count && (span < Window || left < Window / 2))
                continue;
            if (span >= Window / 4)
            {
                yield return new PacePoint
                {
                    AnswerId = utterance.AnswerId,
                    At = Duration.FromTimeSpan(start + utterance.Words[from].Start + (span / 2)),
                    WordsPerMinute = PerMinute(to - from, span),
                };
            }

            from = to;
        }
    }

    private static double PerMinute(int words, TimeSpan time) =>
        time <= TimeSpan.Zero ? 0 : Math.Round(words / time.TotalMinutes, 1, MidpointRounding.AwayFromZero);

    private static TimeSpan Sum(IEnumerable<TimeSpan> spans) => spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + span);
}
