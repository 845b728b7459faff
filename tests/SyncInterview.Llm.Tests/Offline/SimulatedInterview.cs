using SyncInterview.Common.V1;
using SyncInterview.Llm.Offline;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Tests.Offline;

/// <summary>
/// Holds a whole interview with the offline interviewer, by seed: 20 questions, with tentatives and fillers in between.
/// </summary>
internal sealed class SimulatedInterview
{
    private static readonly OfflineInterviewer Interviewer = new();
    private static readonly string[] Titles =
        ["PostgreSQL at scale", "Apache Kafka", "Conflict in the team", "Incident response", "Idempotent payments"];
    private static readonly string[] Parts = ["", "", "result", "ownership", "number", "partition keys"];
    private readonly InterviewContext _context;
    private readonly Queue<string> _bank;
    private SeededRandom _random;

    private SimulatedInterview(long seed)
    {
        _random = new SeededRandom((ulong)seed * 7919);
        _context = new InterviewContext
        {
            Interview = $"interviews/{seed}",
            LanguageCode = "en",
            Seed = seed,
            JobTitle = "Backend Engineer",
            Company = seed % 2 == 0 ? "Ferrybank" : "",
        };
        _bank = new Queue<string>(Interviewer.Fillers(_context, 20));
    }

    public List<string> Replies { get; } = [];
    public List<string> Questions { get; } = [];
    public List<string> Tentatives { get; } = [];
    public List<string> Fillers { get; } = [];
    public IEnumerable<string> Everything => [.. Replies, .. Questions, .. Tentatives, .. Fillers];

    public static SimulatedInterview Hold(long seed)
    {
        var interview = new SimulatedInterview(seed);
        var opening = Interviewer.Opening(interview._context, interview.Directive(QuestionMove.NewTopic));
        interview.Say(interview.Replies, opening.Reply);
        interview.Say(interview.Questions, opening.Question);
        for (var turn = 1; turn < 20; turn++)
            interview.TakeTurn();
        var closing = Interviewer.Reply(new StreamReplyRequest
        {
            Context = interview._context,
            Answer = "Thank you, that was all from my side",
            Purpose = ReplyPurpose.Closing,
        });
        interview.Say(interview.Replies, closing.Reply);
        return interview;
    }

    private void TakeTurn()
    {
        var answer = _random.Next(3) == 0
            ? Answers.Random((ulong)_random.Next(int.MaxValue))
            : Answers.Spoken[_random.Next(Answers.Spoken.Count)];
        foreach (var third in (ReadOnlySpan<int>)[1, 2])
            Say(Tentatives, Interviewer.Tentative(_context, answer[..(answer.Length * third / 3)], Questions[^1]), provisional: true);
        if (_random.Next(2) == 0 && _bank.TryDequeue(out var filler))
            Say(Fillers, filler, provisional: true);
        var alreadySaid = _random.Next(3) == 0 ? Tentatives[^1] : "";
        var next = Directive(
            _random.Next(10) switch { < 5 => QuestionMove.NewTopic, < 9 => QuestionMove.FollowUp, _ => QuestionMove.Rephrase });
        var reply = Interviewer.Reply(new StreamReplyRequest
        {
            Context = _context,
            Answer = answer,
            Question = Questions[^1],
            AlreadySaid = alreadySaid,
            NextQuestion = next,
            Purpose = ReplyPurpose.Answer,
        });
        _context.History.Add(new HistoryEntry { Text = answer });
        Say(Replies, reply.Reply);
        Say(Questions, reply.Question);
    }

    private QuestionDirective Directive(QuestionMove move) => new()
    {
        Move = move,
        TopicId = "t1",
        TopicTitle = Titles[_random.Next(Titles.Length)],
        Kind = (QuestionKind)(1 + _random.Next(5)),
        Requirement = _random.Next(2) == 0 ? "3+ years of Apache Kafka in production." : "",
        ResumeQuote = _random.Next(2) == 0 ? "Designed and led the build of the payments ledger" : "",
        Skills = { "PostgreSQL", "C#" },
        Difficulty = _random.Next(3) - 1,
        FollowUp = move == QuestionMove.FollowUp ? Parts[_random.Next(Parts.Length)] : "",
        Gap = _random.Next(3) == 0,
        Claim = _random.Next(3) == 0,
    };

    private void Say(List<string> list, string text, bool provisional = false)
    {
        if (text.Length == 0)
            return;
        list.Add(text);
        _context.History.Add(new HistoryEntry { Interviewer = true, Text = text, Provisional = provisional });
    }
}
