using SyncInterview.Conversation;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>
/// What a definitive reply that comes after a bridge still has to say: nothing twice, and no contradiction left standing.
/// Decided on the reply's first sentence, so that the rest can be streamed.
/// </summary>
/// <param name="Relation">What the reply adds.</param>
/// <param name="Dropped">Characters at its start that the bridge said already.</param>
/// <param name="Repair">Words to put before it.</param>
internal readonly record struct Reconciliation(ReplyRelation Relation, int Dropped, string Repair)
{
    private const int LongestAcknowledgement = 15;
    private const int LongestGenericAcknowledgement = 8;
    private const double SameWords = 0.5;
    private const int ContentLetters = 4;
    private const string RepairWords = "Let me correct myself: ";

    private static readonly string[] AcknowledgingStarts =
        ["thank", "thanks", "okay", "ok", "right", "got", "i see", "i hear", "understood", "all right", "alright", "sure"];

    private static readonly string[] Negations = ["not", "no", "never", "without", "cannot"];

    /// <summary>Relates a reply's beginning, at least its first sentence, to what the bridge said.</summary>
    public static Reconciliation Of(string bridge, string beginning)
    {
        var end = SentenceSplitter.FirstSpeakableEnd(beginning, complete: true);
        var first = beginning[..end];
        if (Contradicts(bridge, first))
            return new(ReplyRelation.Repairs, 0, RepairWords);
        return Acknowledges(bridge, first) ? new(ReplyRelation.Continues, end, "") : new(ReplyRelation.Continues, 0, "");
    }

    private static bool Acknowledges(string bridge, string sentence)
    {
        var words = WordCount.Of(sentence);
        if (words > LongestAcknowledgement || sentence.Contains('?', StringComparison.Ordinal))
            return false;
        if (words <= LongestGenericAcknowledgement && StartsLikeAcknowledgement(sentence))
            return true;
        return SharesMostWords(bridge, sentence);
    }

    private static bool SharesMostWords(string bridge, string sentence)
    {
        var content = Content(sentence);
        return content.Count > 0 && content.Count(Content(bridge).Contains) >= SameWords * content.Count;
    }

    private static bool StartsLikeAcknowledgement(string sentence)
    {
        var spoken = SpokenText.Normalise(sentence);
        return AcknowledgingStarts.Any(start =>
            spoken.StartsWith(start, StringComparison.Ordinal) && (spoken.Length == start.Length || spoken[start.Length] == ' '));
    }

    // The same thing said of the same words, once denied and once not.
    private static bool Contradicts(string bridge, string sentence) =>
        IsDenied(bridge) != IsDenied(sentence) && SharesMostWords(bridge, sentence);

    private static bool IsDenied(string text) =>
        SpokenText.Words(text).Any(word => Negations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal));

    private static HashSet<string> Content(string text) =>
        SpokenText.Words(text).Where(word => word.Length >= ContentLetters && !Negations.Contains(word)).ToHashSet(StringComparer.Ordinal);
}
