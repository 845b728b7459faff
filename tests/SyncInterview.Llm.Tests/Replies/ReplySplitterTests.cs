using SyncInterview.Llm.Interviewing;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Tests.Replies;

public sealed class ReplySplitterTests
{
    private const string Text = "Thank you for that. You moved it, e.g. to events. QUESTION: What did you do with the outbox, and why?";

    [Theory]
    [InlineData("Thank you for that.\nQUESTION: What came next?", "Thank you for that.", "What came next?")]
    [InlineData("Thank you for that. QUESTION: What came next?", "Thank you for that.", "What came next?")]
    [InlineData("Thank you for that.\n\n**QUESTION:** What came next?", "Thank you for that.", "What came next?")]
    [InlineData("Thank you.\n### Question: What came next?\n\nGood luck!", "Thank you.", "What came next?")]
    [InlineData("QUESTION: What came next?", "", "What came next?")]
    [InlineData("Thank you for that. What came next?", "Thank you for that.", "What came next?")]
    [InlineData("Really? I see. What came next?", "Really? I see.", "What came next?")]
    [InlineData("Thank you. What came next? And why?", "Thank you. What came next?", "And why?")]
    [InlineData("What came next?", "", "What came next?")]
    [InlineData("So tell me more, what came next?", "", "So tell me more, what came next?")]
    [InlineData("Thank you for that. I have noted it.", "Thank you for that. I have noted it.", "")]
    [InlineData("Thanks.\nQUESTION: QUESTION: What came next?", "Thanks.", "What came next?")]
    [InlineData("Thanks.\nQUESTION: What came next?\nQUESTION: And why?", "Thanks.", "What came next?")]
    [InlineData("Thanks.\nQUESTION: What came next? QUESTION: And why?", "Thanks.", "What came next?")]
    [InlineData("Thanks.\nQUESTION:\nWhat came next?", "Thanks.", "What came next?")]
    [InlineData("Thanks.\nQUESTION:", "Thanks.", "")]
    [InlineData("My question: is it noted? Yes. QUESTION: What came next?", "My question: is it noted? Yes.", "What came next?")]
    [InlineData("You said it was QUESTIONABLE. Okay.", "You said it was QUESTIONABLE. Okay.", "")]
    [InlineData("Thank you  for\nthat. \n QUESTION:  What\tcame next? ", "Thank you for that.", "What came next?")]
    [InlineData("", "", "")]
    public void Reply_and_question_are_told_apart_however_the_text_is_cut(string text, string reply, string question)
    {
        for (var size = 1; size <= Math.Max(1, text.Length); size++)
        {
            var split = Split(text, size, wantsQuestion: true);
            Assert.Equal((reply, question), (split.Reply, split.Question));
        }
    }

    [Theory]
    [InlineData("Thank you for that. QUESTION: What came next?", "Thank you for that.")]
    [InlineData("Thank you for that. What came next?", "Thank you for that. What came next?")]
    public void Without_a_question_wanted_all_is_reply_up_to_a_marker(string text, string reply)
    {
        for (var size = 1; size <= text.Length; size++)
            Assert.Equal((reply, ""), Split(text, size, wantsQuestion: false));
    }

    [Fact]
    public void The_first_sentence_is_passed_on_token_by_token()
    {
        var splitter = new ReplySplitter(wantsQuestion: true);
        Assert.Equal([new(ReplyPart.Reply, "You")], splitter.Append("You"));
        Assert.Equal([new(ReplyPart.Reply, " moved")], splitter.Append(" moved"));
        Assert.Equal([new(ReplyPart.Reply, " it.")], splitter.Append(" it."));
        Assert.Equal([new(ReplyPart.Reply, " ")], splitter.Append(" That"));
        Assert.Empty(splitter.Append(" was new."));
        Assert.Equal([new(ReplyPart.Reply, "That was new. ")], splitter.Append(" Next"));
    }

    [Fact]
    public void The_question_is_passed_on_token_by_token()
    {
        var splitter = new ReplySplitter(wantsQuestion: true);
        splitter.Append("Thank you for that.\nQUEST");
        Assert.Empty(splitter.Append("ION:"));
        Assert.Equal([new(ReplyPart.Question, "What")], splitter.Append(" What"));
        Assert.Equal([new(ReplyPart.Question, " came")], splitter.Append(" came"));
    }

    [Fact]
    public void A_single_question_that_was_passed_on_as_reply_restarts()
    {
        var splitter = new ReplySplitter(wantsQuestion: true);
        Assert.NotEmpty(splitter.Append("Tell me, what "));
        splitter.Append("came next?");
        Assert.False(splitter.Restarts);
        Assert.Equal([new(ReplyPart.Question, "Tell me, what came next?")], splitter.Complete());
        Assert.True(splitter.Restarts);
    }

    [Fact]
    public void Pieces_add_up_to_reply_and_question()
    {
        for (var size = 1; size <= Text.Length; size++)
        {
            var splitter = new ReplySplitter(wantsQuestion: true);
            var pieces = Text.Chunk(size).SelectMany(chunk => splitter.Append(new string(chunk))).ToList();
            pieces.AddRange(splitter.Complete());
            Assert.False(splitter.Restarts);
            Assert.Equal(splitter.Reply, TextOf(pieces, ReplyPart.Reply));
            Assert.Equal(splitter.Question, TextOf(pieces, ReplyPart.Question));
        }
    }

    private static string TextOf(IEnumerable<ReplyPiece> pieces, ReplyPart part) =>
        string.Concat(pieces.Where(piece => piece.Part == part).Select(piece => piece.Text)).TrimEnd();

    private static (string Reply, string Question) Split(string text, int size, bool wantsQuestion)
    {
        var splitter = new ReplySplitter(wantsQuestion);
        foreach (var chunk in text.Chunk(size))
            splitter.Append(new string(chunk));
        splitter.Complete();
        return (splitter.Reply, splitter.Question);
    }
}
