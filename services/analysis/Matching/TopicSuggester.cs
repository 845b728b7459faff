using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;
using SyncInterview.Common.V1;
using SyncInterview.Documents.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>
/// Suggests what an interview should ask: strengths to probe, gaps to ask about, claims to verify, and besides them how the person
/// works. Six to eight topics of different kinds, the most telling first.
/// </summary>
internal sealed class TopicSuggester(
    ResumeFacts resume, IReadOnlyList<RequirementMatch> requirements, IReadOnlyDictionary<string, string> titles)
{
    private const int MostTechnical = 4;
    private const int FewestTechnical = 3;
    private const double MotivationWeight = 0.4;

    private static readonly PhraseSet AboutDesign = new(
    [
        "architect*", "event-driven", "distributed", "microservice*", "system design", "designing", "scalab*", "large-scale", "data model*",
    ]);

    public IReadOnlyList<TopicSuggestion> Suggest()
    {
        var ranked = requirements.Select(FromRequirement).OfType<TopicSuggestion>().OrderByDescending(topic => topic.Weight).ToList();
        var design = ranked.Find(topic => topic.Kind == QuestionKind.SystemDesign);
        var technical = Varied(ranked.FindAll(topic => topic != design));
        technical.AddRange(FromSkills()
            .ExceptBy(technical.Select(Subject), Subject, StringComparer.OrdinalIgnoreCase)
            .Take(Math.Max(0, FewestTechnical - technical.Count)));
        var topics = technical
            .Append(design ?? SystemDesign(technical))
            .Concat(new BehaviouralTopics(resume, requirements).Suggest())
            .Append(Motivation())
            .DistinctBy(topic => topic.Title)
            .OrderByDescending(topic => topic.Weight)
            .ToList();
        VaryQuotes(topics);
        return topics;
    }

    // Two questions that begin with the same bullet would sound like one.
    private void VaryQuotes(IReadOnlyList<TopicSuggestion> topics)
    {
        var used = new HashSet<Quote>();
        foreach (var topic in topics.Where(topic => topic.ResumeQuote is not null && !used.Add(topic.ResumeQuote)))
        {
            var other = requirements
                .Where(requirement => topic.RequirementIds.Contains(requirement.RequirementId))
                .SelectMany(requirement => requirement.Evidence)
                .FirstOrDefault(quote => IsFromWork(quote) && used.Add(quote));
            topic.ResumeQuote = other ?? topic.ResumeQuote;
        }
    }

    // Keeps at least one gap and one strength where there are any, whatever the weights say.
    private static List<TopicSuggestion> Varied(List<TopicSuggestion> ranked)
    {
        var distinct = ranked.DistinctBy(Subject, StringComparer.OrdinalIgnoreCase).ToList();
        var chosen = distinct.Take(MostTechnical).ToList();
        foreach (var focus in new[] { SuggestionFocus.Gap, SuggestionFocus.Strength })
        {
            if (chosen.Exists(topic => topic.Focus == focus) || distinct.Find(topic => topic.Focus == focus) is not { } missing)
                continue;
            var replaced = chosen.FindLastIndex(topic => chosen.Count(other => other.Focus == topic.Focus) > 1);
            if (replaced >= 0)
                chosen[replaced] = missing;
        }

        return chosen;
    }

    private static string Subject(TopicSuggestion topic) => topic.Skills.Count > 0 ? topic.Skills[0] : topic.Title;

    private TopicSuggestion? FromRequirement(RequirementMatch requirement)
    {
        var aboutSkill = requirement.Skills.Count > 0;
        var isTopic = aboutSkill || RequirementText.Alternatives(requirement.Requirement).Count > 0;
        var isFormal = !aboutSkill
            && (SpokenLanguageJudge.LanguageOf(requirement.Requirement) is not null
                || requirement.Requirement.Contains("years", StringComparison.OrdinalIgnoreCase)
                || requirement.Requirement.Contains("degree", StringComparison.OrdinalIgnoreCase)
                || requirement.Requirement.Contains("certif", StringComparison.OrdinalIgnoreCase));
        if (!isTopic || isFormal || requirement.Status == MatchStatus.Unknown)
            return null;
        var focus = FocusOf(requirement);
        var quote = requirement.Evidence.FirstOrDefault();
        var topic = new TopicSuggestion
        {
            Title = titles[requirement.RequirementId],
            Kind = AboutDesign.IsIn(Tokens.Of(requirement.Requirement)) ? QuestionKind.SystemDesign : QuestionKind.Technical,
            Focus = focus,
            Weight = Weigh(requirement, focus, quote),
            RequirementIds = { requirement.RequirementId },
            Requirement = requirement.Requirement,
            Skills = { requirement.Skills },
        };
        if (quote is not null)
            topic.ResumeQuote = quote;
        return topic;
    }

    // A job description that names little still leaves what the resume claims.
    private IEnumerable<TopicSuggestion> FromSkills() =>
        from skill in resume.Profile.Skills
        let held = resume.Held(skill.Name)
        where held is { Weak: false, Evidence.Count: > 0 }
        select new TopicSuggestion
        {
            Title = $"{skill.Name} in depth",
            Kind = QuestionKind.Technical,
            Focus = held.AtWork ? SuggestionFocus.Strength : SuggestionFocus.Claim,
            Weight = 0.65,
            ResumeQuote = resume.Text.Quote(held.Evidence[0]),
            Skills = { skill.Name },
        };

    private SuggestionFocus FocusOf(RequirementMatch requirement) => requirement.Status switch
    {
        MatchStatus.Missing => SuggestionFocus.Gap,
        MatchStatus.Partial => requirement.Evidence.Count == 0 ? SuggestionFocus.Gap : SuggestionFocus.Claim,
        _ => requirement.Evidence.Any(IsFromWork) ? SuggestionFocus.Strength : SuggestionFocus.Claim,
    };

    private bool IsFromWork(Quote quote) =>
        resume.Text.Find(quote.Span) is { } at && resume.Employments.Any(employment => employment.At.Contains(at));

    private static double Weigh(RequirementMatch requirement, SuggestionFocus focus, Quote? quote)
    {
        var importance = requirement.Must ? 0.8 : 0.35;
        var telling = focus switch
        {
            SuggestionFocus.Claim => 0.10,
            SuggestionFocus.Gap => 0.05,
            _ => 0,
        };
        var detail = quote?.Text.Any(char.IsAsciiDigit) is true ? 0.05 : 0;
        return Math.Round(importance + telling + detail, 2);
    }

    private static TopicSuggestion SystemDesign(IReadOnlyList<TopicSuggestion> technical)
    {
        var strengthsFirst = technical.OrderBy(topic => topic.Focus != SuggestionFocus.Strength);
        var skills = strengthsFirst.SelectMany(topic => topic.Skills).Distinct().Take(3).ToList();
        return new TopicSuggestion
        {
            Title = skills.Count > 0 ? $"Designing a system with {skills[0]}" : "Designing a system end to end",
            Kind = QuestionKind.SystemDesign,
            Focus = SuggestionFocus.Strength,
            Weight = 0.7,
            Skills = { skills },
        };
    }

    private TopicSuggestion Motivation() => new()
    {
        Title = "Motivation for this role",
        Kind = QuestionKind.Motivation,
        Focus = resume.Profile.Basics?.Summary is null ? SuggestionFocus.Gap : SuggestionFocus.Claim,
        Weight = MotivationWeight,
    };
}
