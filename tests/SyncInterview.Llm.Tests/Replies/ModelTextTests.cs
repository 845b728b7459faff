using SyncInterview.Llm.Interviewing;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Tests.Replies;

public sealed class ModelTextTests
{
    [Theory]
    [InlineData("QUESTION: What came next?", "What came next?")]
    [InlineData("Sure. QUESTION: What came next?", "What came next?")]
    [InlineData("\"Tell me what came next.\"", "Tell me what came next.")]
    [InlineData(" \n ", null)]
    public void A_question_alone_is_read_with_or_without_marker(string text, string? question) =>
        Assert.Equal(question, ModelTexts.Question(text));

    [Fact]
    public void A_text_that_is_no_question_for_its_length_is_refused() => Assert.Null(ModelTexts.Question(new string('x', 5000)));

    [Theory]
    [InlineData("\n\"Okay, I am following.\"\nSecond line", "Okay, I am following.")]
    [InlineData("**Okay.**", "Okay.")]
    [InlineData("...", null)]
    public void The_first_line_with_words_is_taken_without_marks(string text, string? line) =>
        Assert.Equal(line, ModelTexts.FirstLine(text));

    [Fact]
    public void Filler_lines_that_are_unsafe_unknown_or_said_before_are_left_out()
    {
        var request = new GenerateFillersRequest
        {
            Context = new InterviewContext { History = { new HistoryEntry { Interviewer = true, Text = "Let me think about that." } } },
            Fillers = 3,
            Surprises = 1,
            Topics = { new QuestionDirective { TopicId = "t1" } },
        };
        const string Text = """
            Here are your lines:
            FILLER: Let me think about that.
            FILLER: That was a great answer.
            - FILLER: "I am turning that over."
            FILLER: I am turning that over!
            FILLER: One moment, please.
            SURPRISE t9: The budget is gone.
            SURPRISE t1: The budget is gone.
            SURPRISE t1: The team is gone.
            """;
        var response = FillerLines.Read(Text, request)!;
        Assert.Equal(["I am turning that over.", "One moment, please."], response.Fillers);
        Assert.Equal([new Surprise { TopicId = "t1", Text = "The budget is gone." }], response.Surprises);
        Assert.Null(FillerLines.Read("I cannot do that.", request));
    }
}
