using SyncInterview.Interviews.V1;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.FillerBank;

/// <summary>Asks for the fillers and surprises of an interview, going by its plan.</summary>
internal static class BankRequest
{
    private const int MostFillers = 50;
    private const int MostSurprises = 10;

    /// <summary>The request; counts beyond the contract's bounds are cut.</summary>
    public static GenerateFillersRequest For(Interview interview, int fillers, int surprises) => new()
    {
        Context = new InterviewContext
        {
            Interview = interview.Name,
            LanguageCode = interview.LanguageCode,
            Seed = interview.Seed,
        },
        Fillers = Math.Clamp(fillers, 0, MostFillers),
        Surprises = Math.Clamp(surprises, 0, MostSurprises),
        Topics = { interview.Plan?.Topics.Select(Directive) ?? [] },
    };

    private static QuestionDirective Directive(PlannedTopic topic) => new()
    {
        Move = QuestionMove.NewTopic,
        TopicId = topic.Id,
        TopicTitle = topic.Title,
        Kind = topic.Kind,
        Requirement = topic.Requirement,
        ResumeQuote = topic.ResumeQuote,
        Skills = { topic.Skills },
        Difficulty = topic.Difficulty,
    };
}
