using Google.Protobuf.WellKnownTypes;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>What the client's marks and stamps say of how the candidate met the conversation.</summary>
public sealed class PlaybackTests
{
    private const string Answer = "I moved the ledger to an event store last year and wrote the replay myself.";

    // The client's clock is hours off; only differences count.
    private static readonly DateTimeOffset ClientStart = new(2031, 3, 3, 3, 3, 3, TimeSpan.Zero);

    private readonly Simulation _simulation = new(new TurnOptions { Speculate = false, Fillers = false });

    public PlaybackTests()
    {
        _simulation.Models.Replies.Enqueue(new(Ms(3_000), Ms(4_000), "The ledger moved. It took a year.", "Why?"));
        _simulation.At(TimeSpan.Zero, new Control { Begin = new() });
    }

    [Fact]
    public void The_gap_runs_from_the_last_words_to_the_playback_of_the_first_response()
    {
        Speak();
        _simulation.Run(Ms(6_900));
        Mark(Ms(7_000), Bridge().Sequence, Ms(7_050));
        Assert.Equal(Ms(1_850), Gap());
    }

    [Fact]
    public void Without_a_playback_the_servers_part_is_added_to_the_clients()
    {
        Speak();
        Assert.Equal(Ms(800 + 800), Gap());
    }

    [Fact]
    public void A_playback_of_something_said_before_the_first_response_is_not_its_beginning()
    {
        Speak();
        Mark(Ms(6_500), 2, Ms(6_500));
        Assert.Equal(Ms(1_600), Gap());
    }

    [Fact]
    public void The_reply_being_streamed_is_marked_as_0()
    {
        _simulation.Models.Replies.Clear();
        _simulation.Models.Replies.Enqueue(new(Ms(300), Ms(4_000), "The ledger moved. It took a year.", "Why?"));
        Speak();
        Mark(Ms(6_350), 0, Ms(6_400));
        Assert.Equal(Ms(6_400 - 5_200), Gap());
    }

    [Fact]
    public void A_typed_answer_ends_when_it_is_sent()
    {
        _simulation.At(Ms(6_000), Stamped(new() { Final = new() { Text = Answer } }, Ms(6_000)));
        Assert.Equal(Ms(800), Gap());
    }

    [Fact]
    public void Without_stamps_the_gap_is_not_known()
    {
        _simulation.Final(Ms(6_000), Answer);
        Assert.Null(Gap());
    }

    [Fact]
    public void A_clock_that_was_set_back_gives_no_gap()
    {
        _simulation.At(Ms(5_200), Stamped(new() { Chunk = new() { Text = Answer } }, Ms(5_200)));
        _simulation.At(Ms(6_000), Stamped(new() { Final = new() { Text = Answer } }, Ms(-60_000)));
        Assert.Null(Gap());
    }

    [Fact]
    public void Marks_cut_the_next_prompt_when_the_candidate_speaks_before_the_end()
    {
        Mark(Ms(1_000), 2, Ms(1_000), heard: 7);
        _simulation.Final(Ms(2_000), Answer);
        Assert.Equal("Welcome", HistoryOfTheReply()[0].HeardText);
    }

    [Fact]
    public void A_mark_that_was_followed_by_the_end_of_the_message_cuts_nothing()
    {
        Mark(Ms(1_000), 2, Ms(1_000), heard: 7);
        Mark(Ms(1_900), 2, Ms(1_900), heard: 500);
        _simulation.Final(Ms(2_000), Answer);
        Assert.Equal("Welcome to the interview.", HistoryOfTheReply()[0].HeardText);
    }

    [Fact]
    public void A_mark_of_a_beginning_cuts_nothing()
    {
        Mark(Ms(1_000), 2, Ms(1_000));
        _simulation.Final(Ms(2_000), Answer);
        Assert.Equal("Welcome to the interview.", HistoryOfTheReply()[0].HeardText);
    }

    [Fact]
    public void Speech_into_a_streamed_reply_cuts_it_to_its_last_mark()
    {
        _simulation.Models.Replies.Clear();
        _simulation.Models.Replies.Enqueue(new(Ms(300), Ms(9_000), "The ledger moved. It took a year.", "Why?"));
        Speak();
        Mark(Ms(6_600), 0, Ms(6_600), heard: 10);
        _simulation.Final(Ms(7_000), "One team only, to be fair.");
        _simulation.Run(TimeSpan.FromSeconds(20));
        var history = _simulation.Effects.Select(e => e.Effect).OfType<Effect.StartReply>().Last().History;
        Assert.Contains(history, line => line is { Sent: "The ledger moved.", HeardText: "The ledger" });
    }

    // The last words at 5.2 s, the final 800 ms later.
    private void Speak()
    {
        _simulation.At(Ms(5_000), Stamped(new() { Chunk = new() { Text = "I moved the ledger" } }, Ms(5_000)));
        _simulation.At(Ms(5_200), Stamped(new() { Chunk = new() { Text = Answer.TrimEnd('.') } }, Ms(5_200)));
        _simulation.At(Ms(6_000), Stamped(new() { Final = new() { Text = Answer } }, Ms(6_000)));
    }

    private void Mark(TimeSpan at, long sequence, TimeSpan clientTime, int heard = 0)
    {
        var playback = new Playback { MessageSequence = sequence, HeardCharacters = heard };
        _simulation.At(at, Stamped(new() { Control = new() { Playback = playback } }, clientTime));
    }

    private static ClientMessage Stamped(ClientMessage message, TimeSpan clientTime)
    {
        message.ClientTime = Timestamp.FromDateTimeOffset(ClientStart + clientTime);
        return message;
    }

    private ServerMessage Bridge() => _simulation.Sent.Select(s => s.Message).Single(m => m.LlmResponse?.Kind == ResponseKind.Bridge);

    private TimeSpan? Gap()
    {
        _simulation.Run(TimeSpan.FromSeconds(12));
        return _simulation.Sent.Select(s => s.Message.InterviewState?.Timing).OfType<TurnTiming>().Single().PerceivedGap?.ToTimeSpan();
    }

    private IReadOnlyList<HistoryLine> HistoryOfTheReply()
    {
        _simulation.Run(TimeSpan.FromSeconds(3));
        return _simulation.Effects.Select(e => e.Effect).OfType<Effect.StartReply>().Last().History;
    }

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
