using Grpc.Core;
using SyncInterview.Edge.Tests.Kit;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Edge.Tests;

public sealed class EndingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_client_that_leaves_ends_the_call_at_the_service()
    {
        var ended = new TaskCompletionSource();
        await using var upstream = await ProbeUpstream.StartAsync();
        upstream.Interviews.OnConverse = async (requests, responses, context) =>
        {
            await using var registration = context.CancellationToken.Register(ended.SetResult);
            await responses.WriteAsync(new ConverseResponse());
            await requests.MoveNext(context.CancellationToken);
        };
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        using (var call = new InterviewService.InterviewServiceClient(edge.Channel).Converse())
        {
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        }

        await ended.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_browser_that_leaves_ends_the_call_at_the_service()
    {
        var ended = new TaskCompletionSource();
        await using var upstream = await ProbeUpstream.StartAsync();
        upstream.Interviews.OnWatch = async (_, responses, context) =>
        {
            await using var registration = context.CancellationToken.Register(ended.SetResult);
            await responses.WriteAsync(InterviewProbe.Message(1));
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        };
        await using var edge = await EdgeHost.StartAsync(upstream.Address);
        using var request = Wire.Web(Wire.Watch, new ByteArrayContent(Wire.Frame(new WatchRequest())), "application/grpc-web");

        using (var response = await edge.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        {
            await (await response.Content.ReadAsStreamAsync()).ReadExactlyAsync(new byte[5]);
        }

        await ended.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task The_service_gets_the_deadline_less_the_time_spent_here()
    {
        string? seen = null;
        await using var upstream = await RawUpstream.StartAsync(context =>
        {
            seen = context.Request.Headers["grpc-timeout"];
            return Task.CompletedTask;
        });
        await using var edge = await EdgeHost.StartAsync(upstream.Address, clock: new HurriedClock());
        using var client = new HttpClient();

        using var response = await client.SendAsync(
            Wire.Native(edge.GrpcAddress, Wire.Watch, Wire.Frame(new WatchRequest()), ("grpc-timeout", "100S")));

        Assert.Matches("^[0-9]+m$", seen);
        Assert.InRange(int.Parse(seen![..^1]), 50_000, 99_000);
    }

    [Fact]
    public async Task The_deadline_ends_a_call_that_the_service_never_answers()
    {
        var clock = new ManualTimeProvider();
        var arrived = new TaskCompletionSource();
        var reset = new TaskCompletionSource();
        await using var upstream = await RawUpstream.StartAsync(async context =>
        {
            await using var registration = context.RequestAborted.Register(reset.SetResult);
            arrived.SetResult();
            await reset.Task;
        });
        await using var edge = await EdgeHost.StartAsync(upstream.Address, clock: clock);
        using var client = new HttpClient();

        var pending = client.SendAsync(Wire.Native(edge.GrpcAddress, Wire.Watch, Wire.Frame(new WatchRequest()), ("grpc-timeout", "10S")));
        await arrived.Task.WaitAsync(Patience);
        clock.Advance(TimeSpan.FromSeconds(11));
        using var response = await pending;

        Assert.Equal(StatusCode.DeadlineExceeded, (await Wire.StatusAsync(response)).Code);
        await reset.Task.WaitAsync(Patience);
    }

    [Theory]
    [InlineData("1 S")]
    [InlineData("-1S")]
    [InlineData("123456789S")]
    [InlineData("5")]
    [InlineData("5x")]
    public async Task A_deadline_that_is_none_is_refused_by_name(string timeout)
    {
        await using var edge = await EdgeHost.StartAsync();
        using var client = new HttpClient();

        using var response = await client.SendAsync(
            Wire.Native(edge.GrpcAddress, Wire.Watch, Wire.Frame(new WatchRequest()), ("grpc-timeout", timeout)));
        var status = await Wire.StatusAsync(response);

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELD"), (status.Code, status.Reason));
        Assert.Contains("grpc-timeout", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_that_has_passed_reaches_no_service()
    {
        var reached = false;
        await using var upstream = await RawUpstream.StartAsync(_ =>
        {
            reached = true;
            return Task.CompletedTask;
        });
        await using var edge = await EdgeHost.StartAsync(upstream.Address);
        using var client = new HttpClient();

        using var response = await client.SendAsync(
            Wire.Native(edge.GrpcAddress, Wire.Watch, Wire.Frame(new WatchRequest()), ("grpc-timeout", "1n")));

        Assert.Equal(StatusCode.DeadlineExceeded, (await Wire.StatusAsync(response)).Code);
        Assert.False(reached);
    }

    [Fact]
    public async Task An_edge_that_stops_lets_calls_finish_for_a_while_and_then_ends_them_as_UNAVAILABLE()
    {
        var clock = new ManualTimeProvider();
        await using var upstream = await RawUpstream.StartAsync(async context =>
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(Wire.Frame(InterviewProbe.Message(1)));
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await using var edge = await EdgeHost.StartAsync(upstream.Address, clock: clock);
        using var call = new InterviewService.InterviewServiceClient(edge.Channel).Watch(new WatchRequest());
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));

        var stopping = edge.StopAsync();
        var pending = call.ResponseStream.MoveNext(CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.False(pending.IsCompleted);
        await clock.AdvanceUntilAsync(() => pending.IsCompleted, TimeSpan.FromSeconds(1));
        var failure = await Assert.ThrowsAsync<RpcException>(() => pending);

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        await stopping;
    }

    // A second passes at each look.
    private sealed class HurriedClock : TimeProvider
    {
        private long _looks;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref _looks);
    }
}
