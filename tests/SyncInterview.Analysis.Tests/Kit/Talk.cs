using Google.Protobuf.WellKnownTypes;
using SyncInterview.Analysis.Reporting;
using SyncInterview.Analysis.Reporting.Answers;
using SyncInterview.Analysis.V1;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Tests.Kit;

/// <summary>Writes the transcript of an interview, question by question, on a clock of its own.</summary>
internal sealed class Talk
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private DateTimeOffset _now = Start;
    private int _answers;

    public Interview Interview { get; } = new()
    {
        Name = "interviews/demo",
        StartTime = Timestamp.FromDateTimeOffset(Start),
        State = ConversationState.Ended,
        Plan = new InterviewPlan(),
    };

    public Transcript Transcript { get; } = new() { Interview = "interviews/demo" };

    public Match? Match { get; init; }

    public string AnswerId => $"a{_answers}";

    public string TurnId => $"{_answers}.0";

    /// <summary>Asks about a topic; the topic joins the plan.</summary>
    public Talk Ask(
        string question,
        QuestionKind kind = QuestionKind.Technical,
        string? title = null,
        TopicFocus focus = TopicFocus.Strength,
        string[]? skills = null,
        string[]? requirements = null,
        double difficulty = 0)
    {
        var topic = new PlannedTopic
        {
            Id = $"t{Interview.Plan.Topics.Count + 1}",
            Title = title ?? question,
            Kind = kind,
            Focus = focus,
            Difficulty = difficulty,
            Skills = { skills ?? [] },
            RequirementIds = { requirements ?? [] },
        };
        Interview.Plan.Topics.Add(topic);
        Say(question, ResponseKind.Question, topic.Id);
        _answers++;
        return this;
    }

    /// <summary>The candidate answers, in one utterance or several.</summary>
    public Talk Answer(params string[] utterances)
    {
        foreach (var text in utterances)
        {
            _now += TimeSpan.FromSeconds(1.4);
            var utterance = new Utterance
            {
                Speaker = Speaker.Candidate,
                AnswerId = AnswerId,
                TurnId = TurnId,
                TopicId = Interview.Plan.Topics[^1].Id,
                Text = text,
                StartTime = Timestamp.FromDateTimeOffset(_now),
            };
            _now += TimeSpan.FromSeconds(text.Split(' ').Length / 2.4);
            utterance.EndTime = Timestamp.FromDateTimeOffset(_now);
            Transcript.Utterances.Add(utterance);
        }

        _now += TimeSpan.FromSeconds(0.7);
        return this;
    }

    /// <summary>The interviewer says something that is no question.</summary>
    public Talk Reply(string text, ResponseKind kind = ResponseKind.Reply, bool provisional = false)
    {
        Say(text, kind, "", provisional);
        return this;
    }

    /// <summary>A filler of the mini-model, as the messages hold it.</summary>
    public Talk Filler(string text)
    {
        Transcript.Messages.Add(new ServerMessage
        {
            Sequence = Transcript.Messages.Count + 1,
            ServerTime = Timestamp.FromDateTimeOffset(_now),
            TurnId = TurnId,
            AnswerId = AnswerId,
            MiniLlmFiller = new MiniLlmFiller { Kind = FillerKind.Filler, Text = text },
        });
        return this;
    }

    /// <summary>Gives every word of every answer so far a time: 0.1 s of silence between words, and 1.5 s after a full stop.</summary>
    public Talk WithWordTimes()
    {
        foreach (var utterance in Transcript.Utterances.Where(utterance => utterance.Speaker == Speaker.Candidate))
        {
            var at = TimeSpan.FromSeconds(0.3);
            foreach (var word in utterance.Text.Split(' '))
            {
                var end = at + TimeSpan.FromSeconds(0.15 + (0.03 * word.Length));
                utterance.Words.Add(new Word { Text = word, Start = Duration.FromTimeSpan(at), End = Duration.FromTimeSpan(end) });
                at = end + TimeSpan.FromSeconds(word.EndsWith('.') ? 1.5 : 0.1);
            }
        }

        return this;
    }

    public ReportInput Input()
    {
        Interview.EndTime = Timestamp.FromDateTimeOffset(_now);
        return new ReportInput(Interview, Transcript, Match, [.. Skills()]);
    }

    public Report Report() => ReportBuilder.Shipped.Build(Input());

    private IEnumerable<SkillSpelling> Skills() =>
        Match is null
            ? []
            :
            [
                new("Kubernetes", "AKS", []),
                new("Helm", "Helm", ["Kubernetes"]),
                new("RabbitMQ", "RabbitMQ", []),
                new("C#", "C#", [".NET"]),
            ];

    private void Say(string text, ResponseKind kind, string topic, bool provisional = false)
    {
        var utterance = new Utterance
        {
            Speaker = Speaker.Interviewer,
            TurnId = TurnId,
            AnswerId = AnswerId,
            TopicId = topic,
            Kind = kind,
            Text = text,
            Provisional = provisional,
            StartTime = Timestamp.FromDateTimeOffset(_now),
            Provenance = new Provenance { Provider = "offline", Offline = true },
        };
        _now += TimeSpan.FromSeconds(text.Split(' ').Length / 3.0);
        utterance.EndTime = Timestamp.FromDateTimeOffset(_now);
        Transcript.Utterances.Add(utterance);
    }
}
