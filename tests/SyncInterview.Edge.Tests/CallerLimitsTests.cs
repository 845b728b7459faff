using Grpc.Core;
using SyncInterview.Edge.Limits;
using SyncInterview.Edge.Options;
using SyncInterview.Edge.Tests.Kit;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Edge.Tests;

public sealed class CallerLimitsTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void A_burst_passes_then_a_steady_rate_and_the_refusal_says_when_to_come_back()
    {
        var limits = Limits(new LimitOptions { RequestsPerSecond = 4, RequestBurst = 2 });
        limits.Admit("a").Dispose();
        limits.Admit("a").Dispose();

        var refusal = RpcStatus.From(Assert.Throws<RpcException>(() => limits.Admit("a")));
        Assert.Equal(StatusCode.ResourceExhausted, refusal.Code);
        Assert.Equal(TimeSpan.FromSeconds(0.25), refusal.RetryAfter);

        _clock.Advance(TimeSpan.FromSeconds(0.25));
        limits.Admit("a").Dispose();
        Assert.Throws<RpcException>(() => limits.Admit("a"));
    }

    [Fact]
    public void A_long_pause_saves_no_more_than_one_burst()
    {
        var limits = Limits(new LimitOptions { RequestsPerSecond = 4, RequestBurst = 2 });
        _clock.Advance(TimeSpan.FromHours(1));
        limits.Admit("a").Dispose();
        limits.Admit("a").Dispose();
        Assert.Throws<RpcException>(() => limits.Admit("a"));
    }

    [Fact]
    public void One_caller_cannot_use_up_what_is_anothers()
    {
        var limits = Limits(new LimitOptions { RequestsPerSecond = 1, RequestBurst = 1, StreamsPerCaller = 1 });
        using var first = limits.Admit("a");
        Assert.Throws<RpcException>(() => limits.Admit("a"));
        using var other = limits.Admit("b");
    }

    [Fact]
    public void Open_calls_are_counted_until_they_end()
    {
        var limits = Limits(new LimitOptions { StreamsPerCaller = 2 });
        var first = limits.Admit("a");
        using var second = limits.Admit("a");

        var refusal = Assert.Throws<RpcException>(() => limits.Admit("a"));
        Assert.Contains("2", refusal.Status.Detail, StringComparison.Ordinal);
        first.Dispose();
        using var third = limits.Admit("a");
    }

    [Fact]
    public void Callers_without_anything_open_are_forgotten_in_time()
    {
        var limits = Limits(new LimitOptions { RequestsPerSecond = 1, RequestBurst = 1 });
        using var open = limits.Admit("open");
        for (var i = 0; i < 9_999; i++)
            limits.Admit($"passing {i}").Dispose();
        _clock.Advance(TimeSpan.FromSeconds(2));
        limits.Admit("one more").Dispose();

        Assert.InRange(limits.Count, 2, 3);
    }

    [Fact]
    public async Task The_door_holds_callers_to_their_limits()
    {
        await using var upstream = await ProbeUpstream.StartAsync();
        upstream.Interviews.OnWatch = async (_, responses, context) =>
        {
            await responses.WriteAsync(InterviewProbe.Message(1));
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        };
        await using var edge = await EdgeHost.StartAsync(upstream.Address, [("Edge:Limits:StreamsPerCaller", "1")]);
        var client = new InterviewService.InterviewServiceClient(edge.Channel);

        using (var open = client.Watch(new WatchRequest()))
        {
            Assert.True(await open.ResponseStream.MoveNext(CancellationToken.None));
            var failure = await Assert.ThrowsAsync<RpcException>(async () => await client.GetInterviewAsync(new GetInterviewRequest()));
            Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        }

        await Eventually.HoldsAsync(async () =>
        {
            try
            {
                await client.GetInterviewAsync(new GetInterviewRequest());
                return true;
            }
            catch (RpcException refusal) when (refusal.StatusCode == StatusCode.ResourceExhausted)
            {
                return false;
            }
        });
    }

    private CallerLimits Limits(LimitOptions limits) =>
        new(Microsoft.Extensions.Options.Options.Create(new EdgeOptions { Limits = limits }), _clock);
}
