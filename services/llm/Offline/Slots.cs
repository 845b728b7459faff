using System.Collections.Frozen;
using SyncInterview.Conversation;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Offline;

/// <summary>What may be filled into templates. A slot that is null keeps the lines that need it out.</summary>
internal sealed record Slots
{
    private const int LongestQuote = 140;
    private const int FewestQuotedWords = 3;
    private const string Marks = "<>{}[]|`*_\"“”";
    private static readonly FrozenSet<string> Languages = EmbeddedText.Words("languages");
    private static readonly FrozenSet<string> TopicLeads = EmbeddedText.Words("topic-leads");

    public string? Topic { get; init; }
    public string? Requirement { get; init; }
    public string? Quote { get; init; }
    public string? Skill { get; init; }
    public string? Language { get; init; }
    public string? Job { get; init; }
    public string? Company { get; init; }
    public string? Phrase { get; init; }
    public string? Part { get; init; }
    public string? We { get; init; }

    /// <summary>Slots of an interview, without a topic.</summary>
    public static Slots Of(InterviewContext context) => new()
    {
        Job = Spoken(context.JobTitle) is { } job ? job : "advertised",
        Company = Spoken(context.Company),
    };

    /// <summary>Slots of a question.</summary>
    public static Slots Of(InterviewContext context, QuestionDirective question)
    {
        var skill = question.Skills.Select(Spoken).FirstOrDefault(name => name is not null);
        return Of(context) with
        {
            Topic = Topical(question) ?? skill ?? "the work this role asks for",
            Requirement = Spoken(question.Requirement),
            Quote = Spoken(question.ResumeQuote) is { } quote && WordCount.Of(quote) >= FewestQuotedWords ? quote : null,
            Skill = skill,
            Language = question.Skills.FirstOrDefault(name => Languages.Contains(name.ToLowerInvariant())),
        };
    }

    /// <summary>The value of a slot by its name in a template; a capital asks for a capital.</summary>
    public string? Find(string name) => name switch
    {
        "topic" => Topic,
        "requirement" => Requirement,
        "quote" => Quote,
        "skill" => Skill,
        "language" => Language,
        "job" => Job,
        "company" => Company,
        "phrase" => Phrase,
        "Phrase" => Phrase is null ? null : char.ToUpperInvariant(Phrase[0]) + Phrase[1..],
        "part" => Part,
        "we" => We,
        _ => throw new FormatException($"No slot is called '{name}'."),
    };

    /// <summary>
    /// A text of a document in a form that can be said inside a sentence; null when it is empty or too long to be quoted.
    /// </summary>
    public static string? Spoken(string text)
    {
        var kept = text.Select(character => char.IsControl(character) || Marks.Contains(character) ? ' ' : character);
        var words = string.Concat(kept).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var spoken = string.Join(' ', words).TrimEnd('.', ';', ':', ',', '!', '?').TrimStart('-', '•', '·', ' ');
        return spoken.Length is 0 or > LongestQuote ? null : spoken;
    }

    // "Leading a team" is written small inside a sentence; "Kafka in production" and "Apache Spark" are not.
    private static string? Topical(QuestionDirective question)
    {
        if (Spoken(question.TopicTitle) is not { } title)
            return null;
        var words = title.Split(' ');
        var hasOneCapital = words[0].Skip(1).All(character => !char.IsUpper(character) && !char.IsDigit(character));
        var isSkill = question.Skills.Any(skill => skill.Split(' ').Contains(words[0], StringComparer.OrdinalIgnoreCase));
        var isPlain = TopicLeads.Contains(words[0].ToLowerInvariant()) || (words.Length > 1 && char.IsLower(words[1][0]));
        return hasOneCapital && !isSkill && isPlain ? char.ToLowerInvariant(title[0]) + title[1..] : title;
    }
}
