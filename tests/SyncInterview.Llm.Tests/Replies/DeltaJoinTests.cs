using SyncInterview.Llm.Interviewing;
using SyncInterview.Llm.V1;
using SyncInterview.Testing;

namespace SyncInterview.Llm.Tests.Replies;

public sealed class DeltaJoinTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Pieces_are_joined_until_the_first_of_them_has_waited_long_enough()
    {
        var join = new DeltaJoin(Interval, _time);
        var sent = new List<string>();
        for (var token = 0; token < 8; token++)
        {
            join.Add(new(ReplyPart.Reply, $"{token} "));
            if (join.TakeDue() is { } joined)
                sent.Add(joined.Text);
            _time.Advance(TimeSpan.FromMilliseconds(20));
        }

        Assert.Equal(["0 1 2 3 ", "4 5 6 7 "], sent);
    }

    [Fact]
    public void Without_an_interval_every_piece_goes_by_itself()
    {
        var join = new DeltaJoin(TimeSpan.Zero, _time);
        join.Add(new(ReplyPart.Reply, "One "));
        Assert.Equal("One ", join.TakeDue()?.Text);
        Assert.Null(join.TakeDue());
    }

    [Fact]
    public void Parts_are_never_mixed()
    {
        var join = new DeltaJoin(Interval, _time);
        Assert.Null(join.Add(new(ReplyPart.Reply, "So it moved. ")));
        Assert.Equal(new ReplyPiece(ReplyPart.Reply, "So it moved. "), join.Add(new(ReplyPart.Question, "Why?")));
        Assert.Equal(new ReplyPiece(ReplyPart.Question, "Why?"), join.Take());
        Assert.Null(join.Take());
    }
}
