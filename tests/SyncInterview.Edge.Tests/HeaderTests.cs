using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using SyncInterview.Edge.Tests.Kit;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Edge.Tests;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("authorization", "Bearer secret")]
    [InlineData("cookie", "session=secret")]
    [InlineData("x-syncinterview-anything", "secret")]
    [InlineData("x-forwarded-for", "10.0.0.1")]
    [InlineData("forwarded", "for=10.0.0.1")]
    [InlineData("referer", "http://localhost/secret")]
    [InlineData("sec-fetch-mode", "cors")]
    [InlineData("x-grpc-web", "1")]
    public async Task What_is_not_for_services_stops_here(string name, string value)
    {
        var headers = await HeadersSeenAsync((name, value));
        Assert.False(headers.ContainsKey(name));
    }

    [Fact]
    public async Task An_identity_claimed_from_outside_is_replaced_by_the_signed_one()
    {
        var headers = await HeadersSeenAsync(("x-syncinterview-identity", "forged"), ("X-SyncInterview-Identity", "forged too"));
        var identity = Assert.Single(headers.GetCommaSeparatedValues("x-syncinterview-identity"));
        Assert.DoesNotContain("forged", identity, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x-request-id", "r-1")]
    [InlineData("custom-bin", "AQL/")]
    [InlineData("grpc-accept-encoding", "gzip")]
    [InlineData("user-agent", "tester/1.0")]
    public async Task Metadata_passes_as_it_is(string name, string value)
    {
        var headers = await HeadersSeenAsync((name, value));
        Assert.Equal(value, headers[name]);
    }

    [Fact]
    public async Task Metadata_that_cannot_be_sent_on_is_refused_by_name()
    {
        await using var edge = await EdgeHost.StartAsync();
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 };
        using var client = new HttpClient(handler);
        using var response = await client.SendAsync(Wire.Native(edge.GrpcAddress, Wire.Watch, Wire.Frame([]), ("x-name", "größer")));
        var status = await Wire.StatusAsync(response);

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELD"), (status.Code, status.Reason));
        Assert.Contains("x-name", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trace_goes_on_as_one_trace()
    {
        const string TraceId = "0af7651916cd43dd8448eb211c80319c";
        var headers = await HeadersSeenAsync(("traceparent", $"00-{TraceId}-b7ad6b7169203331-01"));
        Assert.StartsWith($"00-{TraceId}-", Assert.Single(headers.GetCommaSeparatedValues("traceparent")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_does_not_say_what_the_service_runs_on()
    {
        await using var upstream = await RawUpstream.StartAsync(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["server"] = "secret/1.0";
            context.Response.Headers["x-syncinterview-anything"] = "secret";
            context.Response.Headers["grpc-status"] = "0";
            return Task.CompletedTask;
        });
        await using var edge = await EdgeHost.StartAsync(upstream.Address);
        using var client = new HttpClient();

        using var response = await client.SendAsync(Wire.Native(edge.GrpcAddress, Wire.Watch, Wire.Frame(new WatchRequest())));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("server"));
        Assert.False(response.Headers.Contains("x-syncinterview-anything"));
    }

    private static async Task<IHeaderDictionary> HeadersSeenAsync(params (string, string)[] headers)
    {
        IHeaderDictionary? seen = null;
        await using var upstream = await RawUpstream.StartAsync(context =>
        {
            seen = new HeaderDictionary(context.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase));
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "0";
            return Task.CompletedTask;
        });
        await using var edge = await EdgeHost.StartAsync(upstream.Address);
        using var client = new HttpClient();
        using var response = await client.SendAsync(Wire.Native(edge.GrpcAddress, Wire.Watch, Wire.Frame(new WatchRequest()), headers));

        Assert.Equal(StatusCode.OK, (await Wire.StatusAsync(response)).Code);
        return seen!;
    }
}
