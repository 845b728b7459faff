using SyncInterview.Analysis.Text;

namespace SyncInterview.Analysis.Matching;

/// <summary>
/// Reads the wording of a requirement: its subject terms, what it asks only softly, and what a resume cannot show.
/// </summary>
internal static class RequirementText
{
    /// <summary>Weight of a term that nearly every resume of the trade has; a term of its own subject weighs 1.</summary>
    private const double CommonWeight = 0.3;

    // What requirements are written with, whatever they ask for.
    private static readonly HashSet<string> Boilerplate = StemsOf(
        """
        experience knowledge ability able skill skills professional year years strong solid proven good excellent great deep understanding
        working hands-on practical plus proficiency proficient familiarity familiar background related relevant field similar equivalent
        etc including preferred preferably ideally ideal must required requirement nice bonus demonstrated demonstrable track record
        minimum least advanced basic fluent expert expertise exposure comfortable confident degree language languages know-how level work
        three four five six seven eight nine ten depend especially particularly one's various multiple other teams using day hand
        """);

    private static readonly HashSet<string> Common = StemsOf(
        """
        development developer develop engineering engineer software design designing system systems service services architecture
        application applications production technology technologies tool tools solution solutions build building manage management
        team platform code coding project process environment modern complex large company customer business technical
        """);

    // What a person has to be met for: a resume may claim it but cannot show it.
    private static readonly PhraseSet Soft = new(
    [
        "communicat*", "team player", "collaborat*", "curious*", "curiosity", "empath*", "self-motivat*", "self-starter", "proactive*",
        "passion*", "motivat*", "attitude", "mindset", "detail-oriented", "attention to detail", "adaptab*", "flexib*", "willing*",
        "enthusias*", "interpersonal", "pragmati*", "humble", "humility", "reliable", "organised", "organized", "time management",
        "under pressure", "right to work", "travel", "work permit", "ownership", "you care", "love", "enjoy*", "positive",
        "problem-solving", "problem solving", "problem-solver", "analytical", "integrity", "driving licence", "driver's license",
        "security clearance", "sense of humour", "sense of responsibility", "relocat*", "office days", "can-do",
    ]);

    private static readonly PhraseSet AsksLittle =
        new(["familiar*", "exposure", "awareness", "basic", "basics", "some knowledge", "interest in"]);

    /// <summary>Whether nothing but a conversation can show it.</summary>
    public static bool IsSoft(string text) => Soft.IsIn(Tokens.Of(text));

    /// <summary>Whether a weak mention is all it asks for ("familiarity with Terraform").</summary>
    public static bool AsksForFamiliarity(string text) => AsksLittle.IsIn(Tokens.Of(text));

    /// <summary>
    /// Subject terms and their weights, one set per alternative ("ledgers or accounting systems" has two). Empty where the wording
    /// is all boilerplate.
    /// </summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, double>> Alternatives(string text)
    {
        var all = text.Split([" or ", " OR ", ";"], StringSplitOptions.RemoveEmptyEntries)
            .Select(TermsOf)
            .Where(terms => terms.Count > 0)
            .ToList();
        var telling = all.Where(terms => terms.Values.Any(weight => weight >= 1)).ToList();
        return telling.Count > 0 ? telling : all;
    }

    private static IReadOnlyDictionary<string, double> TermsOf(string part) =>
        ContentStems.Of(part)
            .Where(stem => !Boilerplate.Contains(stem))
            .Distinct()
            .ToDictionary(stem => stem, stem => Common.Contains(stem) ? CommonWeight : 1, StringComparer.Ordinal);

    private static HashSet<string> StemsOf(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => word.Split('-').Append(word))
            .Select(Stemmer.Stem)
            .ToHashSet(StringComparer.Ordinal);
}
