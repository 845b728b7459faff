using SyncInterview.Bench.Engine.Simulation;

namespace SyncInterview.Bench.Engine.Candidates;

/// <summary>Makes the words of an answer and the time of each.</summary>
internal static class Talk
{
    private const double AnswersWithOutcome = 0.75;
    private const double OutcomeRate = 0.1;

    private static readonly string[] Vocabulary =
    [
        "we", "had", "the", "service", "team", "I", "moved", "our", "ledger", "to", "queue", "which", "made", "it", "slower", "at", "first",
        "then", "measured", "every", "request", "and", "found", "that", "most", "of", "time", "went", "into", "one", "lock", "so", "wrote",
        "a", "small", "cache", "with", "short", "expiry", "because", "customers", "saw", "old", "prices", "after", "release", "my", "manager",
        "asked", "for", "plan", "by", "Friday", "talked", "through", "options", "support", "people", "agreed", "on", "rolling", "out",
        "slowly", "region", "until", "errors", "stayed", "under", "half", "limit", "PostgreSQL", "index", "was", "missing", "from",
        "migration", "database", "replica", "lagged", "behind", "nightly", "job", "changed", "schema", "without", "locking", "table",
        "review", "caught", "bug", "before", "production", "wanted", "test", "recovery", "each", "month", "since",
    ];

    private static readonly string[] Outcomes = ["result", "dropped", "percent", "saved", "improved", "reduced", "shipped", "learned"];

    private static readonly string[] Hesitations = ["um", "uh", "er"];

    /// <summary>The words of one answer.</summary>
    public static List<SpokenWord> Draw(SpeechPace pace, Random random)
    {
        var length = pace.Length.Draw(random);
        var (shortest, longest) = (TimeSpan.FromSeconds(6), TimeSpan.FromMinutes(5));
        length = length < shortest ? shortest : length > longest ? longest : length;
        var rate = pace.Word * (0.85 + 0.3 * random.NextDouble());
        // Most answers tell towards their end how it came out.
        var outcomeFrom = random.NextDouble() < AnswersWithOutcome ? length * (0.5 + 0.4 * random.NextDouble()) : TimeSpan.MaxValue;
        var words = new List<SpokenWord>();
        var (now, left) = (TimeSpan.Zero, 0);
        while (now < length || left > 0)
        {
            if (left == 0)
                left = random.Next(6, 24);
            now += rate * (0.6 + 0.8 * random.NextDouble());
            var isLast = --left == 0;
            var isHesitation = !isLast && random.NextDouble() < pace.HesitationRate;
            var isOutcome = now > outcomeFrom && random.NextDouble() < OutcomeRate;
            var text = Pick(isHesitation ? Hesitations : isOutcome ? Outcomes : Vocabulary, random);
            var pause = isLast ? SentencePause(pace, random) : random.NextDouble() < pace.ThinkingRate ? Thought(random) : TimeSpan.Zero;
            words.Add(new(text, isLast ? "." : random.NextDouble() < 0.06 ? "," : "", now, pause));
            now += pause;
        }

        return words;
    }

    /// <summary>Any other word, as a recogniser might mishear it.</summary>
    public static string Misheard(Random random) => Pick(Vocabulary, random);

    private static string Pick(string[] words, Random random) => words[random.Next(words.Length)];

    // Short pauses are more frequent than long ones.
    private static TimeSpan SentencePause(SpeechPace pace, Random random) =>
        pace.ShortestPause + (pace.LongestPause - pace.ShortestPause) * Math.Pow(random.NextDouble(), 2);

    private static TimeSpan Thought(Random random) => TimeSpan.FromSeconds(1.5 + 2.5 * random.NextDouble());
}
