using System.Collections.Frozen;
using SyncInterview.Analysis.Text;

namespace SyncInterview.Analysis.Reporting.Answers;

/// <summary>
/// Finds what people say they or their group did. A verb counts when it follows "I" or "we" over at most three adverbs and is an
/// action: a past form in -ed or from the list of irregular ones, or the plain form of a listed verb ("I run", "I'd insert").
/// States (was, had, knew, wanted) are no actions.
/// </summary>
internal static class SaidActions
{
    private const int MostAdverbs = 3;

    private static readonly FrozenSet<string> Own = Set("i i've i'd i'll");

    private static readonly FrozenSet<string> Group = Set("we we've we'd we'll");

    private static readonly FrozenSet<string> Between = Set(
        """
        also then just first really always never only actually had have would will basically later finally immediately personally mostly
        quickly even still both all usually often could did afterwards simply now again gradually carefully slowly eventually already
        """);

    private static readonly FrozenSet<string> States = Set(
        """
        needed wanted liked enjoyed hoped believed assumed seemed supposed tended owed used learned heard lived stayed loved hated worried
        disagreed agreed realised realized noticed remembered allowed happened
        """);

    private static readonly FrozenSet<string> Irregular = Set(
        """
        built wrote led made took ran put set found told split cut sent gave brought kept taught chose drove drew held rewrote
        began broke spoke bought paid sold threw grew dealt rebuilt reran shut
        """);

    private static readonly FrozenSet<string> Plain = Set(
        """
        run start insist check return ask write build design lead review measure store insert send use add move scale deploy test
        roll watch keep make take put set split cut replace cache guarantee publish drop partition index log monitor trace alert retry
        lock hash validate compare reconcile decide choose plan draw sketch ask propose document automate migrate refactor profile model
        pair mentor coach hire train negotiate present explain
        """);

    public static IEnumerable<SaidAction> In(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            var own = Own.Contains(tokens[at].Word);
            if (!own && !Group.Contains(tokens[at].Word))
                continue;
            var verb = at + 1;
            while (verb < tokens.Count && verb - at <= MostAdverbs && Between.Contains(tokens[verb].Word))
                verb++;
            if (verb < tokens.Count && IsAction(tokens[verb].Word))
                yield return new SaidAction(own, tokens[verb].Stem, sentence, new Stretch(tokens[at].At.Start, tokens[verb].At.End));
        }
    }

    private static bool IsAction(string word) =>
        !States.Contains(word)
        && (Irregular.Contains(word) || Plain.Contains(word) || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal)));

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
