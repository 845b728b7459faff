using System.Globalization;
using Grpc.Core;
using SyncInterview.Hosting.Tests.Kit;
using SyncInterview.Hosting.Tests.Probe;
using SyncInterview.Testing;

namespace SyncInterview.Hosting.Tests.Deadlines;

public sealed class DeadlineTests
{
    private static readonly ProbeScript TellsDeadline = new()
    {
        Echo = (_, context) => Task.FromResult(new EchoResponse { Text = Written(context.Deadline) }),
        Count = (_, responses, context) =>
            responses.WriteAsync(new CountResponse { Number = context.Deadline == DateTime.MaxValue ? 1 : 0 }),
    };

    [Fact]
    public async Task A_unary_call_without_deadline_gets_one_of_30_seconds()
    {
        await using var host = await ProbeHost.StartAsync(TellsDeadline);
        var before = DateTime.UtcNow;

        var deadline = await DeadlineAsync(host, null);

        Assert.InRange(deadline, before.AddSeconds(30) - TimeSpan.FromMilliseconds(1), DateTime.UtcNow.AddSeconds(30));
    }

    [Fact]
    public async Task A_shorter_deadline_of_the_client_stays()
    {
        await using var host = await ProbeHost.StartAsync(TellsDeadline);

        Assert.InRange(await DeadlineAsync(host, TimeSpan.FromSeconds(20)), DateTime.UtcNow, DateTime.UtcNow.AddSeconds(20));
    }

    [Fact]
    public async Task A_longer_deadline_of_the_client_is_cut()
    {
        await using var host = await ProbeHost.StartAsync(TellsDeadline);

        Assert.InRange(await DeadlineAsync(host, TimeSpan.FromHours(1)), DateTime.UtcNow, DateTime.UtcNow.AddSeconds(30));
    }

    [Fact]
    public async Task A_service_may_be_given_a_deadline_of_its_own()
    {
        await using var host = await ProbeHost.StartAsync(
            TellsDeadline, new() { Settings = { [$"Hosting:UnaryDeadlines:{ProbeHost.ServiceName}"] = "00:10:00" } });

        Assert.InRange(await DeadlineAsync(host, null), DateTime.UtcNow.AddSeconds(31), DateTime.UtcNow.AddMinutes(10));
    }

    [Fact]
    public void Unary_calls_of_the_llm_service_may_take_two_minutes() => Assert.Equal(
        TimeSpan.FromSeconds(120), new HostingOptions().UnaryDeadlines[Llm.V1.LlmService.Descriptor.FullName]);

    [Fact]
    public async Task A_stream_has_no_deadline()
    {
        await using var host = await ProbeHost.StartAsync(TellsDeadline);
        using var call = host.Probe().Count(new CountRequest(), host.SignedHeaders());

        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(1, call.ResponseStream.Current.Number);
    }

    [Fact]
    public async Task A_handler_that_takes_too_long_is_cancelled_and_answered_for()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await ProbeHost.StartAsync(
            new ProbeScript { Hang = (_, context) => HangAsync(context, cancelled) },
            new() { Settings = { ["Hosting:UnaryDeadline"] = "00:00:00.2" } });

        var exception = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Probe().HangAsync(new HangRequest(), host.SignedHeaders()));

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_nested_call_has_the_deadline_of_the_outer_one()
    {
        await using var back = await ProbeHost.StartAsync(TellsDeadline);
        await using var front = await ProbeHost.StartInFrontOfAsync(back, new ProbeScript
        {
            Echo = async (request, context) =>
            {
                var inner = await context.Back().EchoAsync(request, context.Nested());
                return new EchoResponse { Text = $"{Written(context.Deadline)}|{inner.Text}" };
            },
        });

        var response = await front.Probe().EchoAsync(new EchoRequest(), front.SignedHeaders(), DateTime.UtcNow.AddSeconds(20));

        var deadlines = response.Text.Split('|').Select(Read).ToList();

        // The header counts whole milliseconds, so the inner one may end a moment later, never near the cap.
        Assert.InRange(deadlines[1], deadlines[0].AddSeconds(-5), deadlines[0].AddSeconds(5));
    }

    [Fact]
    public async Task A_deadline_that_passes_ends_the_nested_call_too()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var back = await ProbeHost.StartAsync(new ProbeScript { Hang = (_, context) => HangAsync(context, cancelled) });
        await using var front = await ProbeHost.StartInFrontOfAsync(back, CallsOn);

        var exception = await Assert.ThrowsAsync<RpcException>(
            async () => await front.Probe().HangAsync(new HangRequest(), front.SignedHeaders(), DateTime.UtcNow.AddMilliseconds(300)));

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_client_that_gives_up_ends_the_nested_call_too()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var back = await ProbeHost.StartAsync(new ProbeScript
        {
            Hang = (_, context) =>
            {
                started.SetResult();
                return HangAsync(context, cancelled);
            },
        });
        await using var front = await ProbeHost.StartInFrontOfAsync(back, CallsOn);
        using var giveUp = new CancellationTokenSource();
        var call = front.Probe().HangAsync(new HangRequest(), front.SignedHeaders(), cancellationToken: giveUp.Token);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await giveUp.CancelAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static ProbeScript CallsOn => new()
    {
        Hang = async (request, context) => await context.Back().HangAsync(request, context.Nested()),
    };

    private static async Task<HangResponse> HangAsync(ServerCallContext context, TaskCompletionSource cancelled)
    {
        await using var registration = context.CancellationToken.Register(cancelled.SetResult);
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return new HangResponse();
    }

    private static async Task<DateTime> DeadlineAsync(InProcessHost host, TimeSpan? timeout)
    {
        DateTime? deadline = timeout is { } after ? DateTime.UtcNow + after : null;
        return Read((await host.Probe().EchoAsync(new EchoRequest(), host.SignedHeaders(), deadline)).Text);
    }

    private static string Written(DateTime time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static DateTime Read(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
