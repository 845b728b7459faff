using SyncInterview.Interviews.Live;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell.Streams;

public sealed class SessionClockTests
{
    [Fact]
    public void It_goes_on_with_elapsed_time_from_the_time_of_day()
    {
        var time = new ManualTimeProvider();
        var clock = new SessionClock(time, DateTimeOffset.MinValue);
        var start = time.GetUtcNow();

        time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(start.AddSeconds(3), clock.Now);
    }

    [Fact]
    public void It_never_goes_back_before_what_the_log_says()
    {
        var time = new ManualTimeProvider();
        var later = time.GetUtcNow().AddHours(1);
        var clock = new SessionClock(time, later);

        Assert.Equal(later, clock.Now);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(later.AddSeconds(3), clock.Now);
    }
}
