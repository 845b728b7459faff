using SyncInterview.Interviews.Transcripts;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

public sealed class PromotedTranscriptTests
{
    private const string Answer =
        "I moved the ledger to an event store last year and wrote the replay myself, with one colleague for the tests, and it took us about "
        + "five months from the first sketch to the last account, and as a result the breaks went from forty a week to two.";

    [Fact]
    public void An_answer_whose_reply_was_at_hand_belongs_to_the_question_it_answers()
    {
        var simulation = new Simulation(new());
        simulation.Models.Replies.Enqueue(new(TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(400), "It took a year.", "Who ran it?"));
        simulation.At(TimeSpan.Zero, new Control { Begin = new() });
        simulation.Chunk(TimeSpan.FromSeconds(2), Answer);
        simulation.Final(TimeSpan.FromSeconds(4), Answer);
        simulation.Run(TimeSpan.FromSeconds(5));

        var builder = new TranscriptBuilder("interviews/test");
        foreach (var record in simulation.Log)
            builder.Add(record);
        var transcript = builder.Build();

        Assert.Equal(FirstResponse.Promoted, transcript.Messages.Select(m => m.InterviewState?.Timing).OfType<TurnTiming>().Single().First);
        Assert.Equal(
            [("", "Welcome to the interview."), ("a1", "What brings you here?"), ("a1", Answer), ("a1", "It took a year."), ("a2", "Who ran it?")],
            transcript.Utterances.Select(utterance => (utterance.AnswerId, utterance.Text)));
        Assert.Equal("2.0", transcript.Utterances[2].TurnId);
    }
}
