using SyncInterview.Common.V1;
using SyncInterview.Llm.Offline;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Tests.Offline;

public sealed class OfflineQuestionTests
{
    private static readonly OfflineInterviewer Interviewer = new();

    [Fact]
    public void A_gap_is_asked_about_with_the_requirement_or_the_topic() => AssertMany(
        new QuestionDirective
        {
            Move = QuestionMove.NewTopic,
            Kind = QuestionKind.Technical,
            TopicTitle = "Stream processing",
            Requirement = "Streaming with Kinesis.",
            Skills = { "Kinesis" },
            Gap = true,
        },
        question => question.Contains("Kinesis", StringComparison.Ordinal)
            || question.Contains("stream processing", StringComparison.Ordinal));

    [Fact]
    public void A_strength_builds_on_the_resume() => AssertMany(
        new QuestionDirective
        {
            Move = QuestionMove.NewTopic,
            Kind = QuestionKind.Behavioural,
            TopicTitle = "Ledger",
            ResumeQuote = "Led the build of the ledger",
            Skills = { "C#" },
        },
        question => question.Contains("\"Led the build of the ledger\"", StringComparison.Ordinal)
            || question.Contains("Ledger", StringComparison.Ordinal));

    [Fact]
    public void A_follow_up_goes_after_the_part_it_is_told_to()
    {
        var expected = new TemplateBook().Section("follow-ups", "number").Select(template => template.Source).ToHashSet();
        AssertMany(
            new QuestionDirective { Move = QuestionMove.FollowUp, Kind = QuestionKind.Behavioural, TopicTitle = "x", FollowUp = "number" },
            expected.Contains);
    }

    [Fact]
    public void A_question_after_a_surprise_hands_it_over_and_does_not_say_it_again() => AssertMany(
        new QuestionDirective
        {
            Move = QuestionMove.FollowUp,
            Kind = QuestionKind.Technical,
            TopicTitle = "PostgreSQL",
            Surprise = "Suppose the load grows tenfold over a weekend: what gives way first?",
        },
        question => !question.Contains("tenfold", StringComparison.Ordinal) && question.EndsWith('?'));

    [Fact]
    public void A_follow_up_finds_the_missing_part_in_the_last_answer()
    {
        var answer = new HistoryEntry { Text = "We built it, we tested it, we shipped it, all of us in our team, in 2021." };
        var context = new InterviewContext { History = { answer } };
        var expected = new TemplateBook().Section("follow-ups", "ownership")
            .Select(template => template.Source.Replace("{we}", "we", StringComparison.Ordinal)).ToHashSet();
        AssertMany(
            new QuestionDirective { Move = QuestionMove.FollowUp, Kind = QuestionKind.Behavioural, TopicTitle = "x" }, expected.Contains,
            context);
    }

    [Fact]
    public void An_empty_directive_still_gets_a_question() => AssertMany(new QuestionDirective(), question => question.Length > 15);

    [Fact]
    public void Text_of_documents_is_quoted_without_its_marks() => AssertMany(
        new QuestionDirective
        {
            Move = QuestionMove.NewTopic,
            Kind = QuestionKind.Behavioural,
            TopicTitle = "x",
            ResumeQuote = "<b>Led</b> \"all\"\n{topic} (of|it) today",
        },
        question => question.IndexOfAny(['<', '{', '|', '\n']) < 0);

    [Fact]
    public void A_bridge_that_was_said_is_not_acknowledged_again()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var reply = Interviewer.Reply(new StreamReplyRequest
            {
                Context = new InterviewContext { Seed = seed },
                Answer = Answers.Spoken[2],
                AlreadySaid = "I see, the transactional outbox.",
                NextQuestion = new QuestionDirective { Move = QuestionMove.NewTopic, Kind = QuestionKind.Technical, TopicTitle = "Redis" },
                Purpose = ReplyPurpose.Answer,
            });
            var transitions = new TemplateBook().Section("transitions", "new");
            var variants = transitions.SelectMany(
                template => Enumerable.Range(0, 16).Select(variant => template.Render(new Slots(), new SeededRandom((ulong)variant))));
            Assert.Contains(reply.Reply, variants);
        }
    }

    [Fact]
    public void A_reply_without_a_question_asked_for_has_none()
    {
        var reply = Interviewer.Reply(
            new StreamReplyRequest { Context = new InterviewContext(), Answer = Answers.Spoken[1], Purpose = ReplyPurpose.Answer });
        Assert.NotEmpty(reply.Reply);
        Assert.Empty(reply.Question);
    }

    private static void AssertMany(QuestionDirective directive, Predicate<string> holds, InterviewContext? context = null)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var seeded = context?.Clone() ?? new InterviewContext();
            seeded.Seed = seed;
            var question = Interviewer.Question(seeded, directive);
            Assert.True(holds(question), question);
        }
    }
}
