using SyncInterview.Analysis.Matching;
using SyncInterview.Analysis.Reporting.Answers;
using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Reporting.Coverage;

/// <summary>Shows what the talk said about each requirement of the job.</summary>
internal static class RequirementCoverages
{
    private const int MostEvidence = 3;
    private const int SharedTerms = 2;

    public static IEnumerable<RequirementCoverage> Of(
        Match? match, InterviewPlan? plan, IReadOnlyList<AnswerReading> readings, IReadOnlySet<string> askedTopics)
    {
        var asked = (plan?.Topics ?? [])
            .Where(topic => askedTopics.Contains(topic.Id))
            .SelectMany(topic => topic.RequirementIds)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var requirement in match?.Requirements ?? [])
        {
            yield return new RequirementCoverage
            {
                RequirementId = requirement.RequirementId,
                Requirement = requirement.Requirement,
                Must = requirement.Must,
                Asked = asked.Contains(requirement.RequirementId),
                Evidence = { readings.SelectMany(reading => Quotes(requirement, reading)).Take(MostEvidence) },
            };
        }
    }

    // One quote an answer, so that one long answer does not crowd out the others.
    private static IEnumerable<Quote> Quotes(RequirementMatch requirement, AnswerReading reading) =>
        (requirement.Skills.Count > 0 ? BySkill(requirement, reading) : ByTerms(requirement, reading)).OfType<Quote>().Take(1);

    private static IEnumerable<Quote?> BySkill(RequirementMatch requirement, AnswerReading reading) =>
        reading.Skills
            .Where(mention => requirement.Skills.Any(mention.SpeaksTo))
            .Select(mention => reading.Quote(mention.Sentence, mention.At));

    private static IEnumerable<Quote?> ByTerms(RequirementMatch requirement, AnswerReading reading)
    {
        var wording = Tokens.Of(requirement.Requirement).Select(token => token.Word).ToHashSet(StringComparer.Ordinal);
        foreach (var terms in RequirementText.Alternatives(requirement.Requirement))
        {
            var needed = Math.Min(SharedTerms, terms.Count(term => term.Value >= 1));
            if (needed == 0)
                continue;
            var telling = reading.Sentences
                .Select(sentence => (Sentence: sentence, Tokens: sentence.Tokens.Where(Fits).ToList()))
                .Where(pair => pair.Tokens.SelectMany(ContentStems.Of).Where(Weighs).Distinct().Count() >= needed)
                .OrderByDescending(pair => pair.Tokens.Count)
                .FirstOrDefault();
            if (telling.Sentence is not null)
                yield return reading.Quote(telling.Sentence, telling.Tokens[0].At);

            // One term alone must be the very word: an account is no accounting system.
            bool Fits(Token token) => ContentStems.Of(token).Any(Weighs) && (needed > 1 || wording.Contains(token.Word));

            bool Weighs(string stem) => terms.GetValueOrDefault(stem) >= 1;
        }
    }
}
