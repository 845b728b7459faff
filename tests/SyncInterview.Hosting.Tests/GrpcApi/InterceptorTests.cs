using Grpc.Core;
using Grpc.Core.Interceptors;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.GrpcApi;

public sealed class InterceptorTests(ProbeServer server) : IClassFixture<ProbeServer>
{
    private readonly List<string> _passed = [];

    [Fact]
    public async Task A_client_interceptor_sees_every_kind_of_call()
    {
        var client = new ProbeService.ProbeServiceClient(server.Channel.Intercept(Recorder("r")));

        client.Echo(new EchoRequest());
        await client.EchoAsync(new EchoRequest());
        using var join = client.Join();
        await join.RequestStream.CompleteAsync();
        await join;
        using var count = client.Count(new CountRequest());
        Assert.False(await count.ResponseStream.MoveNext());
        using var shout = client.Shout();
        await shout.RequestStream.CompleteAsync();
        Assert.False(await shout.ResponseStream.MoveNext());

        Assert.Equal(
            [
                "r BlockingUnaryCall Echo",
                "r AsyncUnaryCall Echo",
                "r AsyncClientStreamingCall Join",
                "r AsyncServerStreamingCall Count",
                "r AsyncDuplexStreamingCall Shout",
            ],
            _passed);
    }

    [Fact]
    public async Task Interceptors_given_together_run_in_the_order_given()
    {
        var client = new ProbeService.ProbeServiceClient(server.Channel.Intercept(Recorder("first"), Recorder("second")));

        await client.EchoAsync(new EchoRequest());

        Assert.Equal(["first AsyncUnaryCall Echo", "second AsyncUnaryCall Echo"], _passed);
    }

    [Fact]
    public async Task An_interceptor_put_before_another_runs_first()
    {
        var invoker = server.Channel.Intercept(Recorder("inner")).Intercept(Recorder("outer"));

        await new ProbeService.ProbeServiceClient(invoker).EchoAsync(new EchoRequest());

        Assert.Equal(["outer AsyncUnaryCall Echo", "inner AsyncUnaryCall Echo"], _passed);
    }

    [Fact]
    public async Task A_function_may_add_headers_without_touching_those_of_the_caller()
    {
        var own = new Metadata { { EchoingProbeService.TextKey, "own" } };
        var invoker = server.Channel.Intercept(headers =>
        {
            headers.Add(EchoingProbeService.TextKey, "added");
            return headers;
        });

        using var call = new ProbeService.ProbeServiceClient(invoker).EchoAsync(new EchoRequest(), own);
        await call;

        // HTTP joins the values of a key that repeats.
        Assert.Equal("own, added", call.GetTrailers().GetValue(EchoingProbeService.TextKey));
        Assert.Single(own);
    }

    [Fact]
    public async Task An_interceptor_may_wrap_the_call_it_returns()
    {
        var client = new ProbeService.ProbeServiceClient(server.Channel.Intercept(new UpperCasingInterceptor()));

        using var call = client.EchoAsync(new EchoRequest { Text = "quiet" });

        Assert.Equal("QUIET", (await call).Text);
        Assert.NotEmpty(await call.ResponseHeadersAsync);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.NotEmpty(call.GetTrailers());
    }

    [Fact]
    public async Task A_server_interceptor_sees_every_kind_of_call()
    {
        var client = server.Client;
        using var echo = client.EchoAsync(new EchoRequest());
        await echo;
        using var join = client.Join();
        await join.RequestStream.CompleteAsync();
        await join;
        using var count = client.Count(new CountRequest());
        Assert.False(await count.ResponseStream.MoveNext());
        using var shout = client.Shout();
        await shout.RequestStream.CompleteAsync();
        Assert.False(await shout.ResponseStream.MoveNext());

        Assert.Equal("UnaryServerHandler", echo.GetTrailers().GetValue(StampingServerInterceptor.TrailerKey));
        Assert.Equal("ClientStreamingServerHandler", join.GetTrailers().GetValue(StampingServerInterceptor.TrailerKey));
        Assert.Equal("ServerStreamingServerHandler", count.GetTrailers().GetValue(StampingServerInterceptor.TrailerKey));
        Assert.Equal("DuplexStreamingServerHandler", shout.GetTrailers().GetValue(StampingServerInterceptor.TrailerKey));
    }

    private RecordingClientInterceptor Recorder(string name) => new(name, _passed);

    private sealed class UpperCasingInterceptor : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            var call = continuation(request, context);
            return new AsyncUnaryCall<TResponse>(
                UpperCase(call.ResponseAsync), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
        }

        private static async Task<TResponse> UpperCase<TResponse>(Task<TResponse> pending)
        {
            var response = await pending;
            if (response is EchoResponse echo)
                echo.Text = echo.Text.ToUpperInvariant();
            return response;
        }
    }
}
