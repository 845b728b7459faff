using SyncInterview.Bench.Pacing;

namespace SyncInterview.Bench.Load;

/// <summary>What candidates say: the tempo for the model, and then an answer of plain words.</summary>
internal static class Speech
{
    private const string Answer =
        "so um the situation was that we booked payments in a nightly batch and every week finance had to chase around forty breaks by hand "
        + "my task was to replace that with a real double entry ledger and i led a small team for it i decided that postings would be append "
        + "only every transaction has to balance to zero and that is checked by a trigger and not just in the code we ran the old and the uh "
        + "new books in parallel for some weeks and compared them every morning and in the end the breaks went down to two a week and nobody "
        + "had to stay late on a friday for it any more which i think was the part that the people in finance liked most about the whole thing";

    private static readonly int[] Ends = [.. Enumerable.Range(0, Answer.Length).Where(at => Answer[at] == ' '), Answer.Length];

    /// <summary>Most words there are to say.</summary>
    public static int MostWords => Ends.Length;

    /// <summary>The first words of an answer.</summary>
    public static string Text(Tempo tempo, int words) => $"{tempo} {Answer.AsSpan(0, Ends[Math.Clamp(words, 1, Ends.Length) - 1])}";
}
