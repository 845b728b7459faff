using SyncInterview.Bench.Pacing;

namespace SyncInterview.Bench.Load;

/// <summary>
/// What candidates say: the tempo for the model, and then an answer, with the punctuation that recognisers write nowadays.
/// </summary>
internal static class Speech
{
    private const string Answer =
        "so the situation was that we booked payments in a nightly batch, and every week finance had to chase around forty breaks by hand. "
        + "My task was to replace that with a real ledger, and I led a small team for it. I decided that postings would be append only and "
        + "balance to zero, and I had that checked by a trigger. We ran the old and the new books side by side for six weeks and compared "
        + "them every morning. In the end the breaks went down to two a week.";

    private static readonly int[] Ends = [.. Enumerable.Range(0, Answer.Length).Where(at => Answer[at] == ' '), Answer.Length];

    /// <summary>Words of the whole answer.</summary>
    public static int Length => Ends.Length;

    /// <summary>The first words of an answer.</summary>
    public static string Text(Tempo tempo, int words = int.MaxValue) =>
        $"{tempo} {Answer.AsSpan(0, Ends[Math.Clamp(words, 1, Ends.Length) - 1])}";
}
