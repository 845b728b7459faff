using System.Collections.Frozen;
using SyncInterview.Common.V1;
using SyncInterview.Conversation;

namespace SyncInterview.Llm.Offline;

/// <summary>
/// Reads what an answer holds from plain phrases. It steers which follow-up is asked and how the answer is acknowledged, and is never
/// an assessment.
/// </summary>
internal static class AnswerCues
{
    private const int FewWords = 6;
    private const int AsideWords = 40;
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Phrases = EmbeddedText.Sections("Words/cues.txt");
    private static readonly FrozenSet<string> NumberWords = EmbeddedText.Words("numbers");

    /// <summary>What sort of thing was said.</summary>
    public static AnswerKind Kind(string answer)
    {
        var words = SpokenText.Words(answer);
        if (words.Count == 0)
            return AnswerKind.Empty;
        if (words.Count <= AsideWords)
        {
            if (Holds(words, "assessment"))
                return AnswerKind.Assessment;
            if (Holds(words, "asks") || answer.TrimEnd().EndsWith('?'))
                return AnswerKind.Asks;
            if (Holds(words, "unknown"))
                return AnswerKind.Unknown;
        }

        return words.Count < FewWords ? AnswerKind.Short : AnswerKind.Full;
    }

    /// <summary>Parts the answer lacks, most worth asking for first; ends with parts that go deeper into a complete answer.</summary>
    public static IReadOnlyList<AnswerPart> Missing(string answer, QuestionKind kind)
    {
        var words = SpokenText.Words(answer);
        var isStory = kind is QuestionKind.Behavioural or QuestionKind.Unspecified;
        var missing = new List<AnswerPart>();
        if (SaysWeForI(words))
            missing.Add(AnswerPart.Ownership);
        if (isStory && !Holds(words, "action"))
            missing.Add(AnswerPart.Action);
        if (isStory && !Holds(words, "result"))
            missing.Add(AnswerPart.Result);
        if (kind != QuestionKind.Motivation && !words.Any(word => char.IsDigit(word[0]) || NumberWords.Contains(word)))
            missing.Add(AnswerPart.Number);
        if (Holds(words, "vague"))
            missing.Add(AnswerPart.Detail);
        if (isStory && !Holds(words, "situation"))
            missing.Add(AnswerPart.Situation);
        if (isStory && !Holds(words, "task"))
            missing.Add(AnswerPart.Task);
        if (!Holds(words, "reason"))
            missing.Add(AnswerPart.Reason);
        if (!Holds(words, "hindsight"))
            missing.Add(AnswerPart.Hindsight);
        missing.Add(AnswerPart.Detail);
        return [.. missing.Distinct()];
    }

    /// <summary>Whether it speaks of "we" where the candidate's own share stays open.</summary>
    public static bool SaysWeForI(string answer) => SaysWeForI(SpokenText.Words(answer));

    private static bool SaysWeForI(IReadOnlyList<string> words)
    {
        var we = words.Count(word => word is "we" or "our" or "us" or "weve");
        var own = words.Count(word => word is "i" or "my" or "ive" or "me" or "myself");
        return we >= 3 && own * 2 < we;
    }

    private static bool Holds(IReadOnlyList<string> words, string cue)
    {
        var text = $" {string.Join(' ', words)} ";
        return Phrases[cue].Any(phrase => text.Contains($" {phrase} ", StringComparison.Ordinal));
    }
}
