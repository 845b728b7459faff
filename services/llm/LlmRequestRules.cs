using System.Text.Json;
using System.Text.RegularExpressions;
using SyncInterview.Hosting;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm;

/// <summary>Refuses requests that break a rule of the contract or are beyond all bounds, naming every such field.</summary>
internal static partial class LlmRequestRules
{
    private const int MaxTextLength = 32 * 1024;
    private const int MaxNameLength = 500;
    private const int MaxFactLength = 4000;
    private const int MaxFacts = 1000;
    private const int MaxHistory = 5000;
    private const int MaxSkills = 50;
    private const int MaxTopics = 100;
    private const int MaxMessages = 200;
    private const int MaxTools = 32;
    private const int MaxMessageLength = 512 * 1024;

    public static void Check(GenerateOpeningRequest request) => new FieldRules()
        .Context(request.Context)
        .Required("question", request.Question)
        .Directive("question", request.Question)
        .ThrowIfAny();

    public static void Check(GenerateTentativeRequest request) => new FieldRules()
        .Context(request.Context)
        .Required("utterance", request.Utterance)
        .MaxLength("utterance", request.Utterance, MaxTextLength)
        .MaxLength("question", request.Question, MaxTextLength)
        .ThrowIfAny();

    public static void Check(StreamReplyRequest request) => new FieldRules()
        .Context(request.Context)
        .MaxLength("answer", request.Answer, MaxTextLength)
        .MaxLength("question", request.Question, MaxTextLength)
        .MaxLength("already_said", request.AlreadySaid, MaxTextLength)
        .Defined("purpose", request.Purpose)
        .Check("next_question", request.Purpose != ReplyPurpose.Closing || request.NextQuestion is null, "must be unset to close")
        .Directive("next_question", request.NextQuestion)
        .ThrowIfAny();

    public static void Check(GenerateQuestionRequest request) => new FieldRules()
        .Context(request.Context)
        .Required("question", request.Question)
        .Directive("question", request.Question)
        .ThrowIfAny();

    public static void Check(GenerateFillersRequest request)
    {
        var rules = new FieldRules()
            .Context(request.Context)
            .Range("fillers", request.Fillers, 0, 50)
            .Range("surprises", request.Surprises, 0, 10)
            .MaxCount("topics", request.Topics, MaxTopics);
        foreach (var (i, topic) in request.Topics.Take(MaxTopics).Index())
            rules.Directive($"topics[{i}]", topic);
        rules.ThrowIfAny();
    }

    public static void Check(ChatRequest request)
    {
        var rules = new FieldRules()
            .Check("messages", request.Messages.Count > 0, "is required")
            .MaxCount("messages", request.Messages, MaxMessages)
            .MaxCount("tools", request.Tools, MaxTools)
            .Defined("role", request.Role)
            .Range("max_output_tokens", request.MaxOutputTokens, 0, 100_000)
            .Range("temperature", request.Temperature, 0, 2)
            .Check("response_json_schema", IsEmptyOrJsonObject(request.ResponseJsonSchema), "must be a JSON object");
        foreach (var (i, message) in request.Messages.Take(MaxMessages).Index())
        {
            rules.Specified($"messages[{i}].role", message.Role)
                .MaxLength($"messages[{i}].text", message.Text, MaxMessageLength);
            if (message.Role == ChatRole.Tool)
                rules.Required($"messages[{i}].tool_call_id", message.ToolCallId);
        }

        foreach (var (i, tool) in request.Tools.Take(MaxTools).Index())
        {
            rules.Check($"tools[{i}].name", ToolName().IsMatch(tool.Name), "must be 1 to 64 of a-z and _")
                .Check($"tools[{i}].parameters_json_schema", IsJsonObject(tool.ParametersJsonSchema), "must be a JSON object");
        }

        rules.ThrowIfAny();
    }

    private static FieldRules Context(this FieldRules rules, InterviewContext? context)
    {
        rules.Required("context", context);
        if (context is null)
            return rules;
        return rules.Name("context.interview", context.Interview, "interviews")
            .Check("context.language_code", IsEnglish(context.LanguageCode), "must be en")
            .MaxLength("context.job_title", context.JobTitle, MaxNameLength)
            .MaxLength("context.company", context.Company, MaxNameLength)
            .Texts("context.job_facts", context.JobFacts, MaxFacts, MaxFactLength)
            .Texts("context.resume_facts", context.ResumeFacts, MaxFacts, MaxFactLength)
            .Texts("context.history", [.. context.History.Select(entry => entry.Text)], MaxHistory, MaxTextLength);
    }

    private static FieldRules Directive(this FieldRules rules, string field, QuestionDirective? directive)
    {
        if (directive is null)
            return rules;
        return rules.Defined($"{field}.move", directive.Move)
            .Defined($"{field}.kind", directive.Kind)
            .MaxLength($"{field}.topic_title", directive.TopicTitle, MaxNameLength)
            .MaxLength($"{field}.requirement", directive.Requirement, MaxFactLength)
            .MaxLength($"{field}.resume_quote", directive.ResumeQuote, MaxFactLength)
            .MaxLength($"{field}.follow_up", directive.FollowUp, MaxNameLength)
            .MaxLength($"{field}.surprise", directive.Surprise, MaxFactLength)
            .Texts($"{field}.skills", directive.Skills, MaxSkills, MaxNameLength)
            .Check($"{field}.difficulty", double.IsFinite(directive.Difficulty), "must be a finite number");
    }

    private static FieldRules Texts(
        this FieldRules rules, string field, IReadOnlyCollection<string> texts, int maxCount, int maxLength) => rules
        .MaxCount(field, texts, maxCount)
        .Check(field, texts.All(text => text.Length <= maxLength), $"must each be at most {maxLength} characters");

    private static bool IsEnglish(string code) => code is "" or "en" || code.StartsWith("en-", StringComparison.OrdinalIgnoreCase);

    private static bool IsEmptyOrJsonObject(string json) => json.Length == 0 || IsJsonObject(json);

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
