using System.Text;
using SyncInterview.Common.V1;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Prompting;

/// <summary>Fills prompts from requests. Everything that somebody else wrote or said goes in between fences.</summary>
internal sealed class PromptWriter
{
    private const int MaxDocumentCharacters = 12_000;
    private const int MaxHistoryCharacters = 24_000;
    private const int MaxAnswerCharacters = 32_768;

    private readonly FenceCodes _codes = new();
    private readonly PromptFile _rules = PromptFile.Load("rules");
    private readonly PromptFile _opening = PromptFile.Load("opening");
    private readonly PromptFile _reply = PromptFile.Load("reply");
    private readonly PromptFile _question = PromptFile.Load("question");
    private readonly PromptFile _tentative = PromptFile.Load("tentative");
    private readonly PromptFile _fillers = PromptFile.Load("fillers");
    private readonly PromptFile _closing = PromptFile.Load("closing");

    /// <summary>For the greeting and the first question.</summary>
    public Prompt Opening(GenerateOpeningRequest request) => Write(_opening, request.Context, new()
    {
        ["directive"] = Directive(request.Question, FenceCodes.ForCall()),
    });

    /// <summary>For the reply to an answer, or for the closing words.</summary>
    public Prompt Reply(StreamReplyRequest request)
    {
        var fence = FenceCodes.ForCall();
        return Write(request.Purpose == ReplyPurpose.Closing ? _closing : _reply, request.Context, new()
        {
            ["question"] = Quoted(fence, "QUESTION", request.Question),
            ["answer"] = Quoted(fence, "ANSWER", request.Answer),
            ["already_said"] = Quoted(fence, "BRIDGE", request.AlreadySaid),
            ["directive"] = request.NextQuestion is null ? "No question is wanted." : Directive(request.NextQuestion, fence),
        });
    }

    /// <summary>For the next question alone.</summary>
    public Prompt Question(GenerateQuestionRequest request) => Write(_question, request.Context, new()
    {
        ["directive"] = Directive(request.Question, FenceCodes.ForCall()),
    });

    /// <summary>For a tentative reply. Leaves the history out: it is short, and asked for often.</summary>
    public Prompt Tentative(GenerateTentativeRequest request)
    {
        var fence = FenceCodes.ForCall();
        return Write(_tentative, request.Context, new()
        {
            ["question"] = Quoted(fence, "QUESTION", request.Question),
            ["answer"] = Quoted(fence, "UTTERANCE", request.Utterance),
        });
    }

    /// <summary>For fillers and surprises.</summary>
    public Prompt Fillers(GenerateFillersRequest request)
    {
        var fence = FenceCodes.ForCall();
        return Write(_fillers, request.Context, new()
        {
            ["fillers"] = request.Fillers.ToString(),
            ["surprises"] = request.Surprises.ToString(),
            ["directive"] = fence.Around("TOPICS", string.Join('\n', request.Topics.Select(Line))),
        });
    }

    private static string Line(QuestionDirective topic) => $"{topic.TopicId}: {topic.TopicTitle} ({Kind(topic.Kind)})";

    private Prompt Write(PromptFile file, InterviewContext context, Dictionary<string, string> slots)
    {
        var fence = _codes.ForInterview(context.Interview);
        slots["documents"] = Documents(context, fence);
        slots["history"] = History(context, fence);
        return new Prompt(file.Version, $"{_rules.Instructions}\n\n{file.Instructions}", file.Fill(slots));
    }

    private static string Documents(InterviewContext context, Fence fence)
    {
        var job = $"Title: {context.JobTitle}\nEmployer: {context.Company}\n{string.Join('\n', context.JobFacts)}";
        return fence.Around("JOB", Start(job, MaxDocumentCharacters)) + "\n\n"
            + fence.Around("RESUME", Start(string.Join('\n', context.ResumeFacts), MaxDocumentCharacters));
    }

    // The newest entries that fit, whole.
    private static string History(InterviewContext context, Fence fence)
    {
        var lines = new List<string>();
        var characters = 0;
        foreach (var entry in context.History.Reverse())
        {
            var speaker = entry.Interviewer ? entry.Provisional ? "Interviewer (filler)" : "Interviewer" : "Candidate";
            var line = $"{speaker}: {entry.Text.ReplaceLineEndings(" ")}";
            characters += line.Length;
            if (characters > MaxHistoryCharacters)
                break;
            lines.Add(line);
        }

        lines.Reverse();
        return "The conversation so far:\n" + fence.Around("CONVERSATION", string.Join('\n', lines));
    }

    private static string Directive(QuestionDirective directive, Fence fence)
    {
        var text = new StringBuilder()
            .AppendLine($"Move: {Move(directive.Move)}. Kind: {Kind(directive.Kind)}. Difficulty: {Difficulty(directive.Difficulty)}.");
        if (directive.Gap)
            text.AppendLine("The resume does not show this topic.");
        if (directive.Claim)
            text.AppendLine("The resume claims this topic without detail: ask what stands behind it.");
        if (directive.Surprise.Length > 0)
            text.AppendLine("The surprise below was just said to the candidate. Ask how the candidate would deal with it, and do not say it again.");
        var data = new StringBuilder().AppendLine($"Topic: {directive.TopicTitle}");
        Add("Requirement", directive.Requirement);
        Add("Resume says", directive.ResumeQuote);
        Add("Skills", string.Join(", ", directive.Skills));
        Add("Part to go after", directive.FollowUp);
        Add("Surprise", directive.Surprise);
        return text.Append(fence.Around("TOPIC", data.ToString())).ToString();

        void Add(string name, string value)
        {
            if (value.Length > 0)
                data.AppendLine($"{name}: {value}");
        }
    }

    private static string Quoted(Fence fence, string name, string text) =>
        text.Length == 0 ? "(none)" : fence.Around(name, End(text, MaxAnswerCharacters));

    private static string Start(string text, int limit) => text.Length <= limit ? text : text[..limit];

    private static string End(string text, int limit) => text.Length <= limit ? text : text[^limit..];

    private static string Move(QuestionMove move) => move switch
    {
        QuestionMove.FollowUp => "FOLLOW_UP",
        QuestionMove.Rephrase => "REPHRASE",
        _ => "NEW_TOPIC",
    };

    private static string Kind(QuestionKind kind) => kind switch
    {
        QuestionKind.Technical => "technical: knowledge and judgement",
        QuestionKind.Coding => "coding: a program to write",
        QuestionKind.SystemDesign => "system design: a system to sketch in words",
        QuestionKind.Motivation => "motivation: why this role",
        _ => "behavioural: past behaviour, with situation, task, action and result",
    };

    private static string Difficulty(double logits) => logits switch
    {
        > 0.75 => "hard",
        < -0.75 => "easy",
        _ => "average",
    };
}
