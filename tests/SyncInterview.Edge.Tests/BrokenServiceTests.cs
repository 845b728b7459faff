using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SyncInterview.Edge.Forwarding;
using SyncInterview.Edge.Tests.Kit;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Edge.Tests;

public sealed class BrokenServiceTests
{
    [Fact]
    public async Task A_service_that_is_down_is_UNAVAILABLE_with_a_time_to_retry()
    {
        await using var edge = await EdgeHost.StartAsync();

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await GetAsync(edge));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.True(RpcStatus.From(failure).RetryAfter > TimeSpan.Zero);
        Assert.DoesNotContain("127.0.0.1", failure.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, StatusCode.Internal)]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(403, StatusCode.PermissionDenied)]
    [InlineData(404, StatusCode.Unimplemented)]
    [InlineData(418, StatusCode.Unknown)]
    [InlineData(429, StatusCode.Unavailable)]
    [InlineData(500, StatusCode.Unknown)]
    [InlineData(502, StatusCode.Unavailable)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(504, StatusCode.Unavailable)]
    [InlineData(200, StatusCode.Unknown)]
    public async Task An_HTTP_status_in_place_of_a_gRPC_one_is_mapped(int status, StatusCode expected)
    {
        await using var upstream = await RawUpstream.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<p>secret of the proxy</p>");
        });
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await GetAsync(edge));

        Assert.Equal(expected, failure.StatusCode);
        Assert.DoesNotContain("secret", failure.Status.Detail, StringComparison.Ordinal);
        Assert.True(RpcStatus.From(failure).IsOurs);
    }

    [Theory]
    [InlineData(0x2, StatusCode.Internal)]
    [InlineData(0x7, StatusCode.Unavailable)]
    [InlineData(0x8, StatusCode.Cancelled)]
    [InlineData(0xb, StatusCode.ResourceExhausted)]
    [InlineData(0xc, StatusCode.PermissionDenied)]
    public async Task A_reset_before_the_answer_becomes_a_status(int code, StatusCode expected)
    {
        await using var upstream = await RawUpstream.StartAsync(context =>
        {
            context.Features.Get<IHttpResetFeature>()!.Reset(code);
            return Task.CompletedTask;
        });
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await GetAsync(edge));

        Assert.Equal(expected, failure.StatusCode);
        Assert.True(RpcStatus.From(failure).IsOurs);
    }

    [Theory]
    [InlineData(0x2, StatusCode.Internal)]
    [InlineData(0x8, StatusCode.Cancelled)]
    public async Task A_reset_within_a_stream_ends_it_with_a_status_after_what_had_come(int code, StatusCode expected)
    {
        var got = new TaskCompletionSource();
        await using var upstream = await RawUpstream.StartAsync(async context =>
        {
            await SendAsync(context.Response, InterviewProbe.Message(1));
            await got.Task;
            context.Features.Get<IHttpResetFeature>()!.Reset(code);
        });
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        using var call = new InterviewService.InterviewServiceClient(edge.Channel).Watch(new WatchRequest());
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        got.SetResult();
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(expected, failure.StatusCode);
        Assert.True(RpcStatus.From(failure).IsOurs);
    }

    [Fact]
    public async Task A_service_that_dies_within_a_stream_ends_it_as_UNAVAILABLE()
    {
        var got = new TaskCompletionSource();
        var upstream = await RawUpstream.StartAsync(async context =>
        {
            await SendAsync(context.Response, InterviewProbe.Message(1));
            await got.Task;
            context.Features.Get<Microsoft.AspNetCore.Connections.Features.IConnectionLifetimeFeature>()!.Abort();
        });
        await using var _ = upstream;
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        using var call = new InterviewService.InterviewServiceClient(edge.Channel).Watch(new WatchRequest());
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        got.SetResult();
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public async Task An_answer_that_ends_without_a_status_is_UNKNOWN()
    {
        await using var upstream = await RawUpstream.StartAsync(context => SendAsync(context.Response, InterviewProbe.Message(1)));
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        using var call = new InterviewService.InterviewServiceClient(edge.Channel).Watch(new WatchRequest());
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
        Assert.True(RpcStatus.From(failure).IsOurs);
    }

    [Fact]
    public async Task An_answer_of_headers_alone_stays_one_of_headers_alone()
    {
        await using var upstream = await RawUpstream.StartAsync(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "9";
            context.Response.Headers["grpc-message"] = "not%20now";
            context.Response.Headers["x-custom"] = "kept";
            return Task.CompletedTask;
        });
        await using var edge = await EdgeHost.StartAsync(upstream.Address);
        using var client = new HttpClient();

        using var response = await client.SendAsync(Wire.Native(edge.GrpcAddress, Wire.GetInterview, Wire.Frame(new GetInterviewRequest())));
        var status = await Wire.StatusAsync(response);

        Assert.Equal((StatusCode.FailedPrecondition, "not now", true), (status.Code, status.Message, status.InHeaders));
        Assert.Equal("kept", response.Headers.GetValues("x-custom").Single());
        Assert.Empty(response.TrailingHeaders);
    }

    [Fact]
    public void A_connection_that_is_not_made_in_time_is_UNAVAILABLE_and_anything_unforeseen_INTERNAL()
    {
        Assert.Equal(StatusCode.Unavailable, UpstreamFailures.FromException("llm", new TaskCanceledException()).StatusCode);
        Assert.Equal(StatusCode.Internal, UpstreamFailures.FromException("llm", new InvalidOperationException("secret")).StatusCode);
    }

    private static async Task SendAsync(HttpResponse response, Google.Protobuf.IMessage message)
    {
        response.ContentType = "application/grpc";
        await response.Body.WriteAsync(Wire.Frame(message));
        await response.Body.FlushAsync();
    }

    private static AsyncUnaryCall<GetInterviewResponse> GetAsync(EdgeHost edge) =>
        new InterviewService.InterviewServiceClient(edge.Channel).GetInterviewAsync(new GetInterviewRequest());
}
