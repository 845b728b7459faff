using SyncInterview.Analysis.Reporting.Answers;
using SyncInterview.Analysis.Tests.Kit;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Tests.Reporting;

public sealed class AnswerAssemblyTests
{
    [Fact]
    public void Utterances_of_one_answer_are_joined_whatever_was_said_between()
    {
        var talk = new Talk()
            .Ask("How?")
            .Answer("First part.")
            .Reply("Mm-hm.", ResponseKind.Bridge, provisional: true)
            .Answer(" Second part. ");
        var answer = Assert.Single(AnswerAssembly.Of(talk.Interview, talk.Transcript));
        Assert.Equal("First part. Second part.", answer.Text.Text);
        Assert.Equal("interviews/demo/answers/a1", answer.Text.Name);
        Assert.Equal([11], answer.Breaks);
        Assert.Equal("How?", answer.Question);
    }

    [Fact]
    public void A_question_at_the_end_of_a_reply_is_the_question()
    {
        var talk = new Talk().Ask("How?").Answer("So.").Reply("I see. And why did you do it?");
        talk.Transcript.Utterances.Add(new Utterance { Speaker = Speaker.Candidate, AnswerId = "a2", Text = "Because." });
        Assert.Equal("I see. And why did you do it?", AnswerAssembly.Of(talk.Interview, talk.Transcript)[1].Question);
    }

    [Fact]
    public void A_provisional_utterance_is_never_the_question()
    {
        var talk = new Talk().Ask("How?").Answer("So.").Reply("Really, why?", ResponseKind.Bridge, provisional: true);
        talk.Transcript.Utterances.Add(new Utterance { Speaker = Speaker.Candidate, AnswerId = "a2", Text = "Because." });
        Assert.Equal("How?", AnswerAssembly.Of(talk.Interview, talk.Transcript)[1].Question);
    }

    [Fact]
    public void An_aside_is_no_part_of_an_answer()
    {
        var talk = new Talk().Ask("How?").Answer("So.");
        talk.Transcript.Utterances.Add(new Utterance { Speaker = Speaker.Candidate, AnswerId = "a1", Text = "Mm-hm.", Provisional = true });
        Assert.Equal("So.", Assert.Single(AnswerAssembly.Of(talk.Interview, talk.Transcript)).Text.Text);
    }

    [Fact]
    public void A_program_without_words_is_an_answer_without_text()
    {
        var talk = new Talk().Ask("Write it.");
        var code = new CodeAnswer { Language = "python", Source = "print(1)" };
        talk.Transcript.Utterances.Add(new Utterance { Speaker = Speaker.Candidate, AnswerId = "a1", Code = code });
        var report = talk.Report();
        Assert.False(Assert.Single(report.Answers).HasMark);
        Assert.Contains(report.Audit.LeftOut, sentence => sentence.StartsWith("Programs were not run"));
    }

    [Fact]
    public void An_empty_transcript_is_an_empty_report()
    {
        var report = new Talk().Report();
        Assert.True(report.InsufficientEvidence);
        Assert.Empty(report.Answers);
        Assert.Empty(report.Timeline);
        Assert.Equal(0, report.Communication.Words);
    }

    [Fact]
    public void A_long_sentence_is_quoted_by_the_clauses_around_the_evidence()
    {
        const string Long =
            "We had a shop, and the shop had a cart, and the cart had a list, and the list had a lock, and everybody "
            + "waited for that lock, because it was held over a network call, and the network call took two seconds, and "
            + "that was long, and people left, and the owner was sad.";
        var report = new Talk().Ask("Tell me about a lock.").Answer(Long).Report();
        var reason = report.Answers[0].Checklist.Single(item => item.Id == "ps_reason").Evidence.Text;
        Assert.StartsWith("because it was held", reason);
        Assert.InRange(reason.Split(' ').Length, 6, 34);
    }
}
