using Google.Protobuf.WellKnownTypes;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Planning;

/// <summary>What a request to create an interview must fulfil, and what is taken where it says nothing.</summary>
internal static class CreationRules
{
    /// <summary>Length of an interview that states none: 30 minutes.</summary>
    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromMinutes(30);

    private const string English = "en";
    private const int RequestIdLength = 64;

    private static readonly TimeSpan ShortestTimeLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestTimeLimit = TimeSpan.FromHours(2);
    private static readonly TimeSpan ShortestDeadline = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromSeconds(1);

    /// <summary>Throws INVALID_ARGUMENT with everything that is wrong.</summary>
    public static void Check(CreateInterviewRequest request)
    {
        var rules = new FieldRules().Required("interview", request.Interview);
        rules.ThrowIfAny();
        var interview = request.Interview;
        rules
            .Name("interview.resume", interview.Resume, "documents")
            .Name("interview.job_description", interview.JobDescription, "documents")
            .Check("interview.language_code", interview.LanguageCode is "" or English, "must be en or empty")
            .Check(
                "interview.time_limit",
                IsWithin(interview.TimeLimit, ShortestTimeLimit, LongestTimeLimit),
                "must be from 2 minutes to 2 hours")
            .Defined("interview.style.preset", interview.Style?.Preset ?? default)
            .Check(
                "interview.style.reply_deadline",
                IsWithin(interview.Style?.ReplyDeadline, ShortestDeadline, LongestDeadline),
                "must be from 500 ms to 1 s")
            .Check("request_id", IsRequestId(request.RequestId), $"must be at most {RequestIdLength} letters, digits, '-' and '_'")
            .ThrowIfAny();
    }

    /// <summary>What the client asked for, completed by what is taken where it says nothing. Output-only fields are ignored.</summary>
    public static Interview Complete(Interview asked) => new()
    {
        Resume = asked.Resume,
        JobDescription = asked.JobDescription,
        LanguageCode = English,
        TimeLimit = asked.TimeLimit ?? Duration.FromTimeSpan(DefaultTimeLimit),
        Style = asked.Style ?? new ConversationStyle(),
        Seed = asked.Seed,
        State = ConversationState.Planned,
    };

    private static bool IsWithin(Duration? duration, TimeSpan shortest, TimeSpan longest) =>
        duration is null
        || (duration.Seconds is >= 0 and < 86_400 && duration.Nanos is >= 0 and < 1_000_000_000
            && duration.ToTimeSpan() >= shortest && duration.ToTimeSpan() <= longest);

    private static bool IsRequestId(string requestId) =>
        requestId.Length <= RequestIdLength && requestId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
