using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;
using SyncInterview.Documents.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>
/// Judges a requirement that names no skill of the gazetteer by its subject terms: how many of them the resume's statements use,
/// and whether one statement brings them together.
/// </summary>
internal static class TermJudge
{
    private const double MetCoverage = 0.6;
    private const double MetCoverageOfOneTerm = 0.75;
    private const double MetByOneStatement = 0.4;
    private const double PartialCoverage = 0.3;
    private const int MostEvidence = 2;

    public static Finding Judge(string requirement, ResumeFacts resume)
    {
        var alternatives = RequirementText.Alternatives(requirement);
        if (alternatives.Count == 0)
            return Finding.Unknown("The wording names nothing that a resume could show.");
        var findings = alternatives.Select(terms => Judge(terms, resume.Statements)).ToList();
        return findings.MinBy(finding => finding.Status)!;
    }

    /// <summary>Judges by certificates alone: experience with a subject is not its certificate.</summary>
    public static Finding JudgeCertificate(string requirement, ResumeFacts resume)
    {
        var certificates = resume.Profile.Certificates
            .Select(certificate => resume.Text.Find(certificate.Span))
            .OfType<Stretch>()
            .ToHashSet();
        var statements = resume.Statements.Where(statement => certificates.Contains(statement.At)).ToList();
        var finding = RequirementText.Alternatives(requirement).Select(terms => Judge(terms, statements)).MinBy(finding => finding.Status);
        return finding is null or { Status: MatchStatus.Missing } ? Finding.Missing("The resume lists no such certificate.") : finding;
    }

    private static Finding Judge(IReadOnlyDictionary<string, double> terms, IReadOnlyList<Statement> statements)
    {
        var total = terms.Values.Sum();
        var telling = statements
            .Select(statement => (Statement: statement, Coverage: CoverageOf(terms, statement.Stems) / total))
            .Where(pair => pair.Coverage > 0)
            .OrderByDescending(pair => pair.Coverage)
            .ThenBy(pair => pair.Statement.At.Start)
            .ToList();
        if (telling.Count == 0)
            return Finding.Missing("The resume does not mention it.");
        var together = CoverageOf(terms, telling.SelectMany(pair => pair.Statement.Stems).ToHashSet(StringComparer.Ordinal)) / total;
        var needed = terms.Values.Count(weight => weight >= 1) > 1 ? MetCoverage : MetCoverageOfOneTerm;
        IReadOnlyList<Stretch> evidence =
            [.. telling.Where(pair => pair.Coverage >= PartialCoverage / 2).Take(MostEvidence).Select(pair => pair.Statement.At)];
        if (together >= needed && telling[0].Coverage >= MetByOneStatement)
            return new(MatchStatus.Met, "The resume speaks of it.", evidence);
        return together >= PartialCoverage
            ? new(MatchStatus.Partial, "The resume speaks of a part of it.", evidence)
            : Finding.Missing("The resume does not mention it.");
    }

    private static double CoverageOf(IReadOnlyDictionary<string, double> terms, IReadOnlySet<string> stems) =>
        terms.Where(term => stems.Contains(term.Key)).Sum(term => term.Value);
}
