using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;
using SyncInterview.Common.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>
/// Suggests questions about past behaviour: from what the resume says the person did, from what the job wants that a resume cannot
/// show, and where both are silent from what every team asks.
/// </summary>
internal sealed class BehaviouralTopics(ResumeFacts resume, IReadOnlyList<RequirementMatch> requirements)
{
    private const int Most = 2;
    private const double Weight = 0.75;
    private const double GeneralWeight = 0.6;

    private static readonly (PhraseSet Words, string Title)[] Stories =
    [
        (new(["outage*", "post-mortem*", "postmortem*", "incident review*", "incident response"]), "Handling an outage"),
        (new(["mentor*", "coach*", "taught", "onboard*"]), "Mentoring others"),
        (new(["led", "lead", "leading", "headed", "owned", "managed"]), "Leading a piece of work"),
        (new(["migrat*", "moved", "replaced", "rewrote"]), "A migration end to end"),
        (new(["reduc*", "cut", "improv*", "halved", "saved", "automated"]), "An improvement that counted"),
    ];

    private static readonly string[] General = ["A disagreement in the team", "A mistake and what came of it"];

    public IEnumerable<TopicSuggestion> Suggest() => FromResume().Concat(FromSoftRequirements()).Concat(Generally()).Take(Most);

    private IEnumerable<TopicSuggestion> FromResume()
    {
        var work = resume.Statements.Where(statement => statement.Employment is not null).ToList();
        foreach (var (words, title) in Stories)
        {
            var story = work.FirstOrDefault(statement => words.IsIn(Tokens.Of(resume.Text[statement.At])));
            if (story is null || resume.Text.Quote(story.At) is not { } quote)
                continue;
            // One story carries one question.
            work.Remove(story);
            yield return new TopicSuggestion
            {
                Title = title,
                Kind = QuestionKind.Behavioural,
                Focus = story.HasFigure ? SuggestionFocus.Claim : SuggestionFocus.Strength,
                Weight = Weight,
                ResumeQuote = quote,
            };
            // The second question comes from the job's soft requirements where it has any.
            if (FromSoftRequirements().Any())
                yield break;
        }
    }

    private IEnumerable<TopicSuggestion> FromSoftRequirements() =>
        requirements
            .Where(requirement => requirement.Status == MatchStatus.Unknown && RequirementText.IsSoft(requirement.Requirement))
            .OrderByDescending(requirement => requirement.Must)
            .Select(requirement => new TopicSuggestion
            {
                Title = TopicTitles.FromWording(requirement.Requirement),
                Kind = QuestionKind.Behavioural,
                Focus = SuggestionFocus.Gap,
                Weight = requirement.Must ? Weight : GeneralWeight,
                RequirementIds = { requirement.RequirementId },
                Requirement = requirement.Requirement,
            });

    private static IEnumerable<TopicSuggestion> Generally() =>
        General.Select(title => new TopicSuggestion
        {
            Title = title,
            Kind = QuestionKind.Behavioural,
            Focus = SuggestionFocus.Strength,
            Weight = GeneralWeight,
        });
}
