using System.Globalization;
using System.Text.RegularExpressions;
using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>Gives a requirement a title of a few words, as a person would name it on a list: "PostgreSQL at scale", "PCI DSS".</summary>
internal static partial class TopicTitles
{
    private const int MostWords = 5;
    private const int LongestPair = 26;

    // First that fits wins: what the requirement itself stresses, before what the resume stresses.
    private static readonly (PhraseSet Words, string Title)[] Facets =
    [
        (new(["tuning", "performance", "optimi*", "latency", "index*"]), "{0} performance"),
        (new(["cach*"]), "Caching with {0}"),
        (new(["tracing", "observab*", "monitoring", "metrics"]), "Observability with {0}"),
        (new(["infrastructure as code"]), "Infrastructure as code with {0}"),
        (new(["test", "tests", "testing"]), "Testing with {0}"),
        (new(["api", "apis"]), "{0} APIs"),
        (new(["pipeline", "pipelines", "ci/cd"]), "Delivery with {0}"),
        (new(["streaming"]), "Streaming with {0}"),
        (new(["production", "operat*", "running", "on-call", "clusters"]), "{0} in production"),
    ];

    private static readonly PhraseSet Scale =
        new(["million", "billion", "thousand", "scale", "throughput", "gb", "tb", "peak", "partition*", "percentile"]);

    /// <summary>The title for a requirement.</summary>
    public static string Of(RequirementMatch requirement, IReadOnlyList<AskedSkill> asked)
    {
        if (asked.Count == 0)
            return FromWording(requirement.Requirement);
        var central = asked.Where(skill => skill.IsCentral).Take(2).Select(skill => skill.Spelling).ToList();
        var word = requirement.Requirement.Contains(" or ", StringComparison.Ordinal) ? "or" : "and";
        var pair = Wording.Join(central, word);
        var names = pair.Length <= LongestPair ? pair : central[0];
        return Capitalised(Faceted(requirement, names, central[0]));
    }

    private static string Faceted(RequirementMatch requirement, string names, string first)
    {
        // "Leading a team" says what is done already.
        if (first.Split(' ')[0].EndsWith("ing", StringComparison.OrdinalIgnoreCase) && first.Contains(' '))
            return first;
        var wording = Tokens.Of(requirement.Requirement);
        var own = Tokens.Of(names).Select(token => token.Word).ToHashSet(StringComparer.Ordinal);
        foreach (var (words, title) in Facets)
        {
            var about = title.StartsWith("{0}", StringComparison.Ordinal) ? names : first;
            if (words.Find(wording).Any(hit => !own.Contains(wording[hit.First].Word)))
                return string.Format(CultureInfo.InvariantCulture, title, about);
        }

        if (requirement.Status is MatchStatus.Met && requirement.Evidence.Any(quote => Scale.IsIn(Tokens.Of(quote.Text))))
            return $"{names} at scale";
        return requirement.Status switch
        {
            MatchStatus.Met when names.EndsWith("architecture", StringComparison.OrdinalIgnoreCase) => names,
            MatchStatus.Missing => $"Working with {names}",
            MatchStatus.Partial => $"Hands-on {names}",
            _ => $"{names} in depth",
        };
    }

    /// <summary>
    /// The subject of a requirement without its wrapping: "Experience with double-entry ledgers or …" gives "Double-entry ledgers".
    /// </summary>
    public static string FromWording(string requirement)
    {
        var subject = requirement.Trim();
        for (var before = ""; before != subject;)
        {
            before = subject;
            subject = Wrapping().Replace(subject, "").TrimStart();
        }

        var end = End().Match(subject);
        if (end.Success)
            subject = subject[..end.Index];
        var words = subject.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).ToList();
        while (words.Count > 1 && StopWords.Contains(words[^1].ToLowerInvariant()))
            words.RemoveAt(words.Count - 1);
        var title = string.Join(' ', words).Trim('.', ',', ':', ';', ' ');
        return title.Length == 0 ? "The role's requirements" : Capitalised(title);
    }

    private static string Capitalised(string title) => char.ToUpperInvariant(title[0]) + title[1..];

    [GeneratedRegex(
        """
        ^(?:at\sleast\s|\d+\s?\+?\s*(?:years?|yrs?)\b\s*(?:of\s)?|an?\s|the\s|strong\s|solid\s|proven\s|hands-on\s|
        practical\s|professional\s|deep\s|good\s|
        working\s|in-depth\s|excellent\s|great\s|demonstrated\s|prior\s|some\s|experience\b(?:\sin|\swith|\sof|\son)?\s*|
        (?:knowledge|understanding|command|grasp)\s(?:of|in)\s|familiar(?:ity)?\swith\s|proficien(?:cy|t)\s(?:in|with)\s|
        expertise\s(?:in|with)\s|background\sin\s|track\srecord\s(?:of|in)\s|skills?\s(?:in|with)\s|ability\sto\s|able\sto\s|interest\sin\s|
        you\shave\s|you\sare\s|comfortable\swith\s|with\s|in\s)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Wrapping();

    [GeneratedRegex(@"[,:;(]|\.(\s|$)|\s(or|that|which|with|including|such|for|who)\s", RegexOptions.IgnoreCase)]
    private static partial Regex End();
}
