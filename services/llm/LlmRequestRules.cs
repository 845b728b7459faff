using System.Text.Json;
using System.Text.RegularExpressions;
using SyncInterview.Hosting;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm;

/// <summary>Refuses requests that break a rule of the contract or are beyond all bounds, naming every such field.</summary>
internal static partial class LlmRequestRules
{
    /// <summary>Longest answer, question or utterance, in characters.</summary>
    public const int MaxTextLength = 32 * 1024;

    private const int MaxNameLength = 500;
    private const int MaxFactLength = 4000;
    private const int MaxFacts = 1000;
    private const int MaxHistory = 5000;
    private const int MaxSkills = 50;
    private const int MaxMessages = 200;
    private const int MaxTools = 32;
    private const int MaxMessageLength = 512 * 1024;

    public static void Check(GenerateOpeningRequest request) =>
        Directive(Context(new FieldRules(), request.Context), "question", request.Question, isRequired: true).ThrowIfAny();

    public static void Check(GenerateTentativeRequest request) => Context(new FieldRules(), request.Context)
        .Required("utterance", request.Utterance)
        .MaxLength("utterance", request.Utterance, MaxTextLength)
        .MaxLength("question", request.Question, MaxTextLength)
        .ThrowIfAny();

    public static void Check(StreamReplyRequest request) => Directive(Context(new FieldRules(), request.Context), "next_question", request.NextQuestion, isRequired: false)
        .MaxLength("answer", request.Answer, MaxTextLength)
        .MaxLength("question", request.Question, MaxTextLength)
        .MaxLength("already_said", request.AlreadySaid, MaxTextLength)
        .Defined("purpose", request.Purpose)
        .Check("next_question", request.Purpose != ReplyPurpose.Closing || request.NextQuestion is null, "must be unset when the purpose is CLOSING")
        .ThrowIfAny();

    public static void Check(GenerateQuestionRequest request) =>
        Directive(Context(new FieldRules(), request.Context), "question", request.Question, isRequired: true).ThrowIfAny();

    public static void Check(GenerateFillersRequest request)
    {
        var rules = Context(new FieldRules(), request.Context)
            .Range("fillers", request.Fillers, 0, 50)
            .Range("surprises", request.Surprises, 0, 10)
            .MaxCount("topics", request.Topics, 100);
        for (var i = 0; i < request.Topics.Count && i < 100; i++)
            Directive(rules, $"topics[{i}]", request.Topics[i], isRequired: true);
        rules.ThrowIfAny();
    }

    public static void Check(ChatRequest request)
    {
        var rules = new FieldRules()
            .Check("messages", request.Messages.Count is > 0 and <= MaxMessages, $"must have from 1 to {MaxMessages} items; it has {request.Messages.Count}")
            .MaxCount("tools", request.Tools, MaxTools)
            .Defined("role", request.Role)
            .Range("max_output_tokens", request.MaxOutputTokens, 0, 100_000)
            .Check("temperature", !request.HasTemperature || request.Temperature is >= 0 and <= 2, "must be from 0 to 2")
            .Check("response_json_schema", request.ResponseJsonSchema.Length == 0 || IsJsonObject(request.ResponseJsonSchema), "must be a JSON object");
        for (var i = 0; i < request.Messages.Count && i < MaxMessages; i++)
        {
            rules.Specified($"messages[{i}].role", request.Messages[i].Role)
                .MaxLength($"messages[{i}].text", request.Messages[i].Text, MaxMessageLength)
                .Check($"messages[{i}].tool_call_id", request.Messages[i].Role != ChatRole.Tool || request.Messages[i].ToolCallId.Length > 0, "is required for the role TOOL");
        }

        for (var i = 0; i < request.Tools.Count && i < MaxTools; i++)
        {
            rules.Check($"tools[{i}].name", ToolName().IsMatch(request.Tools[i].Name), "must be 1 to 64 of a-z and _")
                .Check($"tools[{i}].parameters_json_schema", IsJsonObject(request.Tools[i].ParametersJsonSchema), "must be a JSON object");
        }

        rules.ThrowIfAny();
    }

    private static FieldRules Context(FieldRules rules, InterviewContext? context)
    {
        rules.Required("context", context);
        if (context is null)
            return rules;
        return rules.Name("context.interview", context.Interview, "interviews")
            .Check("context.language_code", context.LanguageCode is "" or "en" || context.LanguageCode.StartsWith("en-", StringComparison.OrdinalIgnoreCase), "must be en")
            .MaxLength("context.job_title", context.JobTitle, MaxNameLength)
            .MaxLength("context.company", context.Company, MaxNameLength)
            .MaxCount("context.job_facts", context.JobFacts, MaxFacts)
            .Check("context.job_facts", context.JobFacts.All(fact => fact.Length <= MaxFactLength), $"must each be at most {MaxFactLength} characters")
            .MaxCount("context.resume_facts", context.ResumeFacts, MaxFacts)
            .Check("context.resume_facts", context.ResumeFacts.All(fact => fact.Length <= MaxFactLength), $"must each be at most {MaxFactLength} characters")
            .MaxCount("context.history", context.History, MaxHistory)
            .Check("context.history", context.History.All(entry => entry.Text.Length <= MaxTextLength), $"must each be at most {MaxTextLength} characters");
    }

    private static FieldRules Directive(FieldRules rules, string field, QuestionDirective? directive, bool isRequired)
    {
        if (directive is null)
            return isRequired ? rules.Required(field, directive) : rules;
        return rules.Defined($"{field}.move", directive.Move)
            .Defined($"{field}.kind", directive.Kind)
            .MaxLength($"{field}.topic_title", directive.TopicTitle, MaxNameLength)
            .MaxLength($"{field}.requirement", directive.Requirement, MaxFactLength)
            .MaxLength($"{field}.resume_quote", directive.ResumeQuote, MaxFactLength)
            .MaxLength($"{field}.follow_up", directive.FollowUp, MaxNameLength)
            .MaxLength($"{field}.surprise", directive.Surprise, MaxFactLength)
            .MaxCount($"{field}.skills", directive.Skills, MaxSkills)
            .Check($"{field}.skills", directive.Skills.All(skill => skill.Length <= MaxNameLength), $"must each be at most {MaxNameLength} characters")
            .Check($"{field}.difficulty", double.IsFinite(directive.Difficulty), "must be a finite number");
    }

    private static bool IsJsonObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[a-z_]{1,64}$")]
    private static partial Regex ToolName();
}
