using System.Text.RegularExpressions;
using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>Gives a requirement a title of a few words, as a person would name it on a list: "PostgreSQL at scale", "PCI DSS".</summary>
internal static partial class TopicTitles
{
    private const int MostWords = 5;

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
    public static string Of(RequirementMatch requirement)
    {
        if (requirement.Skills.Count == 0)
            return FromWording(requirement.Requirement);
        var names = Wording.Join([.. requirement.Skills.Take(2)], requirement.Requirement.Contains(" or ", StringComparison.Ordinal) ? "or" : "and");
        var wording = Tokens.Of(requirement.Requirement);
        foreach (var (words, title) in Facets)
        {
            if (words.IsIn(wording))
                return string.Format(title, title.StartsWith("{0}", StringComparison.Ordinal) ? names : requirement.Skills[0]);
        }

        if (requirement.Status is MatchStatus.Met && requirement.Evidence.Any(quote => Scale.IsIn(Tokens.Of(quote.Text))))
            return $"{names} at scale";
        return requirement.Status switch
        {
            MatchStatus.Missing => $"Working with {names}",
            MatchStatus.Partial => $"Hands-on {names}",
            _ => $"{names} in depth",
        };
    }

    /// <summary>The subject of a requirement without its wrapping: "Experience with double-entry ledgers or …" gives "Double-entry ledgers".</summary>
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
        return title.Length == 0 ? "The role's requirements" : char.ToUpperInvariant(title[0]) + title[1..];
    }

    [GeneratedRegex(
        """
        ^(?:at\sleast\s|\d+\s?\+?\s*(?:years?|yrs?)\b\s*(?:of\s)?|an?\s|the\s|strong\s|solid\s|proven\s|hands-on\s|practical\s|professional\s|deep\s|good\s|
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
