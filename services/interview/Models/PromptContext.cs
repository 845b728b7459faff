using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;
using SyncInterview.Llm.V1;
using QuestionMove = SyncInterview.Interviews.Engine.QuestionMove;

namespace SyncInterview.Interviews.Models;

/// <summary>What every generation for an interview knows. The part that never changes comes first, so that prefix caches hit.</summary>
internal sealed class PromptContext
{
    private readonly InterviewContext _standing;

    /// <summary>The context of an interview.</summary>
    public PromptContext(InterviewRecord record)
    {
        var (interview, facts) = (record.Interview, record.Facts ?? new DocumentFacts());
        _standing = new InterviewContext
        {
            Interview = interview.Name,
            LanguageCode = interview.LanguageCode,
            Seed = interview.Seed,
            JobTitle = facts.JobTitle,
            Company = facts.Company,
            JobFacts = { facts.JobFacts },
            ResumeFacts = { facts.ResumeFacts },
        };
    }

    /// <summary>The context after what was said: what the candidate did not hear is left out.</summary>
    public InterviewContext With(IReadOnlyList<HistoryLine> history)
    {
        var context = _standing.Clone();
        foreach (var line in history)
        {
            var text = line.HeardText;
            if (text.Length > 0)
                context.History.Add(new HistoryEntry { Interviewer = line.Interviewer, Text = text, Provisional = line.Provisional });
        }

        return context;
    }

    /// <summary>A question to ask, as the models are told of it.</summary>
    public static QuestionDirective Directive(NextQuestion next)
    {
        var directive = Directive(next.Move, next.Topic);
        directive.FollowUp = next.FollowUp;
        directive.Surprise = next.Surprise;
        return directive;
    }

    private static QuestionDirective Directive(QuestionMove move, PlannedTopic topic) => new()
    {
        Move = move == QuestionMove.FollowUp ? Llm.V1.QuestionMove.FollowUp : Llm.V1.QuestionMove.NewTopic,
        TopicId = topic.Id,
        TopicTitle = topic.Title,
        Kind = topic.Kind,
        Requirement = topic.Requirement,
        ResumeQuote = topic.ResumeQuote,
        Skills = { topic.Skills },
        Difficulty = topic.Difficulty,
        Gap = topic.Focus == TopicFocus.Gap,
        Claim = topic.Focus == TopicFocus.Claim,
    };
}
