using SyncInterview.Llm.Offline;
using SyncInterview.Llm.Options;
using SyncInterview.Llm.V1;
using SyncInterview.Testing;

namespace SyncInterview.Llm.Tests.Offline;

public sealed class OfflinePaceTests
{
    private static readonly SpokenReply Said = new("one two", "three four?");
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Without_settings_nothing_waits()
    {
        var pace = new OfflinePace(new OfflineOptions(), _time);
        Assert.False(pace.IsSlow(ModelRole.Main));
        var words = await ReadAsync(pace, ModelRole.Main, []);
        Assert.Equal(["one ", "two", "three ", "four?"], words);
        await pace.WaitForAsync(ModelRole.Mini, "one two", new InterviewContext(), CancellationToken.None);
        Assert.Equal(0, _time.ActiveTimers);
    }

    [Fact]
    public async Task Words_come_at_the_set_pace()
    {
        var pace = new OfflinePace(new OfflineOptions { FirstTokenMedian = TimeSpan.FromSeconds(2), TokensPerSecond = 10 }, _time);
        var seconds = new List<double>();
        var start = _time.GetUtcNow();
        var reading = ReadAsync(pace, ModelRole.Main, seconds);
        await _time.AdvanceUntilAsync(() => reading.IsCompleted, TimeSpan.FromMilliseconds(50));
        Assert.Equal(4, (await reading).Count);
        Assert.Equal([2.0, 2.1, 2.2, 2.3], seconds.Select(at => Math.Round(at, 1)));
        Assert.True(pace.IsSlow(ModelRole.Main));
    }

    [Fact]
    public async Task The_mini_model_has_a_pace_of_its_own()
    {
        var options = new OfflineOptions
        {
            FirstTokenMedian = TimeSpan.FromSeconds(5),
            Mini = { FirstTokenMedian = TimeSpan.FromSeconds(1) },
        };
        var start = _time.GetUtcNow();
        var waiting = new OfflinePace(options, _time).WaitForAsync(ModelRole.Mini, "one", new InterviewContext(), CancellationToken.None);
        await _time.AdvanceUntilAsync(() => waiting.IsCompleted, TimeSpan.FromMilliseconds(100));
        Assert.Equal(1, (_time.GetUtcNow() - start).TotalSeconds, 0.11);
    }

    [Fact]
    public void The_waits_spread_around_the_median_and_depend_on_the_seed_alone()
    {
        var pace = new OfflinePace(new OfflineOptions { FirstTokenMedian = TimeSpan.FromSeconds(1), FirstTokenSpread = 0.5 }, _time);
        List<TimeSpan> Waits() =>
            [.. Enumerable.Range(0, 1001).Select(seed => pace.FirstToken(ModelRole.Main, "one", new InterviewContext { Seed = seed }))];
        var sorted = Waits().Order().ToList();
        Assert.Equal(Waits(), Waits());
        Assert.InRange(sorted[500].TotalSeconds, 0.93, 1.07);
        Assert.InRange(sorted[841].TotalSeconds, 1.5, 1.8);
        Assert.InRange(sorted[159].TotalSeconds, 0.55, 0.67);
    }

    private async Task<List<string>> ReadAsync(OfflinePace pace, ModelRole role, List<double> seconds)
    {
        var start = _time.GetUtcNow();
        var words = new List<string>();
        await foreach (var word in pace.WordsAsync(role, Said, new InterviewContext(), CancellationToken.None))
        {
            seconds.Add((_time.GetUtcNow() - start).TotalSeconds);
            words.Add(word.Text);
        }

        return words;
    }
}
