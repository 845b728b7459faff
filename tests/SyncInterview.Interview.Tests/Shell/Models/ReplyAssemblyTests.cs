using SyncInterview.Interviews.Models;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Llm.V1;
using EventCase = SyncInterview.Interviews.Store.V1.SessionEvent.EventOneofCase;

namespace SyncInterview.Interviews.Tests.Shell.Models;

public sealed class ReplyAssemblyTests
{
    private readonly ReplyAssembly _assembly = new(new TurnKey { Turn = 4 }, attempt: 2);

    [Fact]
    public void The_first_speakable_sentence_is_posted_as_soon_as_it_is_complete()
    {
        Assert.Null(_assembly.Take(Reply("Right. That makes")));
        Assert.Null(_assembly.Take(Reply(" sense to me.")));
        var sentence = _assembly.Take(Reply(" And"))!.ReplySentence;

        Assert.Equal("Right. That makes sense to me. And", sentence.Text);
        Assert.Equal((4, 2), (sentence.Key.Turn, sentence.Attempt));
        Assert.False(_assembly.HasProgress);
    }

    [Fact]
    public void Text_after_the_first_sentence_waits_and_is_joined()
    {
        _assembly.Take(Reply("That makes sense to me. "));
        Assert.Null(_assembly.Take(Reply("And it ")));
        Assert.Null(_assembly.Take(Reply("was quick.")));

        Assert.True(_assembly.HasProgress);
        Assert.Equal("And it was quick.", _assembly.TakeProgress().ReplyProgress.Text);
        Assert.False(_assembly.HasProgress);
    }

    [Fact]
    public void The_question_ends_a_reply_that_was_too_short_for_a_sentence()
    {
        Assert.Null(_assembly.Take(Reply("I see")));

        Assert.Equal("I see", _assembly.Take(Question("What then?"))!.ReplySentence.Text);
        Assert.Null(_assembly.Take(Question(" And why?")));
        Assert.False(_assembly.HasProgress);
    }

    [Fact]
    public void Without_a_reply_the_question_is_said()
    {
        Assert.Null(_assembly.Take(Question("What did you do")));
        Assert.Equal("What did you do then? And", _assembly.Take(Question(" then? And"))!.ReplySentence.Text);
        Assert.Null(_assembly.Take(Question(" why?")));

        Assert.Equal(" why?", _assembly.TakeProgress().ReplyProgress.Text);
    }

    [Fact]
    public void A_start_over_drops_what_was_said_and_stays_the_same_call()
    {
        _assembly.Take(Reply("That makes sense to me. And"));
        _assembly.Take(Reply(" so on"));

        Assert.Equal(2, _assembly.Take(new StreamReplyResponse { Restarted = new() { Cause = "cut" } })!.ReplyRestarted.Attempt);
        Assert.False(_assembly.HasProgress);
        var sentence = _assembly.Take(Reply("Once more from the start. "))!.ReplySentence;
        Assert.Equal(("Once more from the start. ", 2), (sentence.Text, sentence.Attempt));
    }

    [Fact]
    public void The_whole_reply_is_posted_as_the_model_says_it_and_leaves_no_progress()
    {
        _assembly.Take(Reply("That makes sense to me. And"));
        _assembly.Take(Reply(" so on"));

        var completed = new ReplyCompleted { Reply = "That makes sense.", Question = "Why?", Provenance = new() { Model = "m" } };
        var done = _assembly.Take(new StreamReplyResponse { Completed = completed })!;

        Assert.Equal(EventCase.ReplyReady, done.EventCase);
        var ready = done.ReplyReady;
        Assert.Equal(("That makes sense.", "Why?", 2, "m"), (ready.Reply, ready.Question, ready.Attempt, ready.Provenance.Model));
        Assert.False(_assembly.HasProgress);
    }

    [Fact]
    public void A_message_of_a_kind_that_is_not_known_is_passed_over() => Assert.Null(_assembly.Take(new StreamReplyResponse()));

    private static StreamReplyResponse Reply(string text) => new() { Delta = new() { Part = ReplyPart.Reply, Text = text } };

    private static StreamReplyResponse Question(string text) => new() { Delta = new() { Part = ReplyPart.Question, Text = text } };
}
