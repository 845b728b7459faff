using SyncInterview.Bench.Pacing;

namespace SyncInterview.Bench.Load;

/// <summary>Plans turns: when which words are sent.</summary>
/// <param name="speaking">How long a candidate speaks.</param>
/// <param name="interval">Time between chunks.</param>
/// <param name="tokens">Length of the model's reply with its question.</param>
internal sealed class TurnPlanner(TimeSpan speaking, TimeSpan interval, int tokens)
{
    private const int WordsOnlyInFinal = 3;

    // From the last words that a recogniser showed to its `final`.
    private static readonly long Endpointing = 300 * Monotonic.Millisecond;
    private static readonly long LongPause = Monotonic.Second;
    private static readonly long Breath = 1500 * Monotonic.Millisecond;

    /// <summary>How long a candidate speaks.</summary>
    public TimeSpan Speaking => speaking;

    /// <summary>A turn whose `final` is due at a moment.</summary>
    /// <param name="kind">What it is there to show.</param>
    /// <param name="number">Its number; decides what is drawn.</param>
    /// <param name="finalAt">When `final` is due.</param>
    /// <param name="from">No chunk is sent before this.</param>
    /// <param name="until">Nothing is sent from here on.</param>
    public TurnPlan Plan(TurnKind kind, int number, long finalAt, long from, long until)
    {
        var random = new Random(number);
        // All of them however short the time: an answer that is none would be followed up differently.
        var words = Speech.Length;
        var bringsNews = kind is TurnKind.Definitive or TurnKind.Slow || (kind == TurnKind.Drawn && random.NextDouble() < 0.3);
        var pause = kind switch
        {
            TurnKind.Promotable => LongPause,
            TurnKind.Drawn when !bringsNews => Endpointing + (long)(random.NextDouble() * LongPause),
            _ => Endpointing,
        };
        var chunks = Chunks(finalAt - pause, bringsNews ? words - WordsOnlyInFinal : words, kind == TurnKind.Drawn ? Breath : 0)
            .Where(chunk => chunk.At >= from && chunk.At < until);
        return new(kind, new Tempo(PaceOf(kind), number, tokens), [.. chunks], finalAt < until ? finalAt : null);
    }

    // Evenly, the last one with all of the words at its moment; a breath is a time in the middle without news.
    private IEnumerable<PlannedChunk> Chunks(long lastAt, int words, long breath)
    {
        var step = Monotonic.Nanoseconds(interval);
        var count = Math.Max(1, (int)(speaking / interval));
        for (var i = 1; i <= count; i++)
        {
            var at = lastAt - ((count - i) * step);
            if (breath == 0 || i <= count / 2 || at - (lastAt - ((count - (count / 2)) * step)) >= breath)
                yield return new(at, Math.Max(1, words * i / count));
        }
    }

    private static Pace PaceOf(TurnKind kind) => kind switch
    {
        TurnKind.Slow => Pace.Slow,
        TurnKind.Drawn => Pace.Drawn,
        _ => Pace.Fixed,
    };
}
