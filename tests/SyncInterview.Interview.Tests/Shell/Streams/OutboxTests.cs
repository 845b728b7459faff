using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell.Streams;

public sealed class OutboxTests
{
    private const int Most = 400;

    private readonly Outbox _outbox = new(Most);

    [Fact]
    public void Durable_messages_come_out_in_order()
    {
        Fill(3);

        Assert.Equal([1L, 2, 3], All().Select(message => message.Sequence));
    }

    [Fact]
    public void Streamed_text_that_waits_is_merged_into_one_message()
    {
        _outbox.Offer(Delta("Hé", 0));
        _outbox.Offer(Delta("llo ", 2));
        _outbox.Offer(Delta("you", 6));

        var merged = Assert.Single(All());
        Assert.Equal(("Héllo you", 0), (merged.LlmResponse.Text, merged.LlmResponse.Offset));
    }

    [Fact]
    public void Streamed_text_of_another_attempt_or_after_another_message_is_not_merged()
    {
        _outbox.Offer(Delta("one", 0));
        _outbox.Offer(Delta("two", 3, attempt: 2));
        _outbox.Offer(Durable(1));
        _outbox.Offer(Delta("three", 6, attempt: 2));

        Assert.Equal(["one", "two", null, "three"], All().Select(message => message.LlmResponse?.Text));
    }

    [Fact]
    public void Merging_leaves_the_messages_of_others_alone()
    {
        var first = Delta("a", 0);
        _outbox.Offer(first);
        _outbox.Offer(Delta("b", 1));

        Assert.Equal("a", first.LlmResponse.Text);
    }

    [Fact]
    public void With_much_waiting_streamed_text_is_dropped_to_the_end_of_its_reply_and_durable_messages_are_not()
    {
        Fill(Outbox.PassingMessages);
        _outbox.Offer(Delta("dropped", 0));
        _outbox.Offer(Durable(Outbox.PassingMessages + 1));
        Assert.Equal(Outbox.PassingMessages + 1, All().Count);

        _outbox.Offer(Delta("a hole before it", 7));
        _outbox.Offer(Delta("the next reply", 0, attempt: 2));
        Assert.Equal("the next reply", Assert.Single(All()).LlmResponse.Text);
    }

    [Fact]
    public void An_acknowledgement_that_waits_is_replaced_by_the_next()
    {
        _outbox.Offer(Ack(1));
        _outbox.Offer(Durable(1));
        _outbox.Offer(Ack(2));
        _outbox.Offer(Ack(3));
        Assert.Equal([3L, 0], All().Select(message => message.AcknowledgedClientSequence));

        _outbox.Offer(Ack(4));
        Assert.Equal(4, Assert.Single(All()).AcknowledgedClientSequence);
    }

    [Fact]
    public void A_reader_who_leaves_too_much_unread_is_cut_and_gets_nothing_more()
    {
        Fill(Most);
        Assert.Null(PeekEnd());
        _outbox.Offer(Durable(Most + 1));
        _outbox.Offer(Durable(Most + 2));

        Assert.Equal((null, StreamEnd.SlowReader), _outbox.Take());
    }

    [Fact]
    public void A_stream_that_ends_in_order_is_sent_what_waits_first()
    {
        Fill(2);
        _outbox.Complete(StreamEnd.Finished, afterWhatWaits: true);
        _outbox.Complete(StreamEnd.Unavailable);
        _outbox.Offer(Durable(3));

        Assert.Equal([1L, 2], All().Select(message => message.Sequence));
        Assert.Equal((null, StreamEnd.Finished), _outbox.Take());
    }

    [Fact]
    public void A_stream_that_is_taken_over_ends_at_once()
    {
        Fill(2);
        _outbox.Complete(StreamEnd.Superseded);

        Assert.Equal((null, StreamEnd.Superseded), _outbox.Take());
    }

    [Fact]
    public async Task The_writer_is_woken_by_what_happened_before_it_waited()
    {
        Fill(2);
        await _outbox.WaitAsync(CancellationToken.None);
        All();

        var waiting = _outbox.WaitAsync(CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);
        _outbox.Complete(StreamEnd.Finished);
        await waiting;
    }

    private StreamEnd? PeekEnd()
    {
        var (message, end) = _outbox.Take();
        _outbox.Offer(message!);
        return end;
    }

    private void Fill(int count)
    {
        for (var i = 1; i <= count; i++)
            _outbox.Offer(Durable(i));
    }

    private List<ServerMessage> All()
    {
        var all = new List<ServerMessage>();
        while (_outbox.Take() is ({ } message, _))
            all.Add(message);
        return all;
    }

    private static ServerMessage Durable(long sequence) => new() { Sequence = sequence, InterviewState = new() };

    private static ServerMessage Ack(long sequence) => new() { AcknowledgedClientSequence = sequence, Ack = new() };

    private static ServerMessage Delta(string text, int offset, int attempt = 1) => new()
    {
        TurnId = "3.0",
        LlmResponse = new() { Kind = ResponseKind.Delta, Text = text, Offset = offset, Attempt = attempt },
    };
}
