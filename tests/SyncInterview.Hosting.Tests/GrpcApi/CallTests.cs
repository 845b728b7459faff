using System.Globalization;
using Grpc.Core;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.GrpcApi;

public sealed class CallTests(ProbeServer server) : IClassFixture<ProbeServer>
{
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(60);

    private readonly ProbeService.ProbeServiceClient _client = server.Client;

    [Fact]
    public async Task A_unary_call_returns_its_response_and_an_ok_status()
    {
        using var call = _client.EchoAsync(new EchoRequest { Text = "hello" });

        var response = await call;

        Assert.Equal("hello", response.Text);
        Assert.Equal(Status.DefaultSuccess, call.GetStatus());
    }

    [Fact]
    public void A_blocking_unary_call_returns_its_response() =>
        Assert.Equal("hello", _client.Echo(new EchoRequest { Text = "hello" }).Text);

    [Fact]
    public async Task A_client_stream_is_read_to_its_end_before_the_response()
    {
        using var call = _client.Join();
        foreach (var text in new[] { "a", "b", "c" })
            await call.RequestStream.WriteAsync(new JoinRequest { Text = text });
        await call.RequestStream.CompleteAsync();

        Assert.Equal("a b c", (await call.ConfigureAwait(false)).Text);
    }

    [Fact]
    public async Task A_server_stream_arrives_whole_and_in_order()
    {
        using var call = _client.Count(new CountRequest { Limit = 100 });

        var numbers = await call.ResponseStream.ReadAllAsync().Select(response => response.Number).ToListAsync();

        Assert.Equal(Enumerable.Range(1, 100), numbers);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Both_directions_of_a_bidirectional_stream_flow_independently()
    {
        using var call = _client.Shout();
        foreach (var text in new[] { "one", "two" })
        {
            await call.RequestStream.WriteAsync(new ShoutRequest { Text = text }, CancellationToken.None);
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(text.ToUpperInvariant(), call.ResponseStream.Current.Text);
        }
        await call.RequestStream.CompleteAsync();

        Assert.False(await call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task A_deadline_that_passes_ends_the_call_with_DeadlineExceeded()
    {
        using var call = _client.HangAsync(new HangRequest(), CallId("deadline"), deadline: FromNow(TimeSpan.FromMilliseconds(300)));

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await call);

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        Assert.Equal(StatusCode.DeadlineExceeded, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task The_server_sees_the_client_s_deadline()
    {
        var deadline = FromNow(TimeSpan.FromHours(5));
        using var call = _client.EchoAsync(new EchoRequest(), deadline: deadline);
        await call;

        var seen = DateTime.Parse(
            call.GetTrailers().GetValue(EchoingProbeService.DeadlineKey)!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

        Assert.InRange(seen, deadline - TimeSpan.FromHours(1), deadline + TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Cancelling_a_call_ends_it_on_both_sides()
    {
        using var cancellation = new CancellationTokenSource();
        var observation = server.Observations.Of("cancel");
        using var call = _client.HangAsync(new HangRequest(), CallId("cancel"), cancellationToken: cancellation.Token);
        await observation.Started.WaitAsync(Generous);

        await cancellation.CancelAsync();

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        await observation.Cancelled.WaitAsync(Generous);
    }

    [Fact]
    public async Task Disposing_a_call_cancels_it_on_the_server()
    {
        var observation = server.Observations.Of("dispose");
        var call = _client.HangAsync(new HangRequest(), CallId("dispose"));
        await observation.Started.WaitAsync(Generous);

        call.Dispose();

        await observation.Cancelled.WaitAsync(Generous);
        await Assert.ThrowsAsync<RpcException>(async () => await call);
    }

    [Fact]
    public async Task A_call_that_waits_for_ready_is_made_as_any_other()
    {
        var options = new CallOptions().WithWaitForReady().WithDeadline(FromNow(Generous));
        Assert.True(options.IsWaitForReady);

        Assert.Equal("hello", (await _client.EchoAsync(new EchoRequest { Text = "hello" }, options)).Text);
    }

    private static Metadata CallId(string id) => new() { { ProbeObservations.CallIdHeader, id } };

    private static DateTime FromNow(TimeSpan span) => (TimeProvider.System.GetUtcNow() + span).UtcDateTime;
}
