using System.Net;
using Grpc.Core;
using SyncInterview.Edge.Tests.Kit;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Edge.Tests;

public sealed class OriginTests(StartedEdge started) : IClassFixture<StartedEdge>
{
    private static readonly string[] Asked =
        ["content-type", "x-grpc-web", "x-user-agent", "grpc-timeout", "authorization"];

    private readonly EdgeHost _edge = started.Edge;

    [Theory]
    [InlineData("https://interview.example")]
    [InlineData("http://localhost:5173")]
    [InlineData("http://127.0.0.1:3000")]
    [InlineData("http://[::1]:3000")]
    [InlineData("https://localhost")]
    public async Task A_welcome_page_may_ask_and_call_and_read_the_status(string origin)
    {
        using var preflight = await PreflightAsync(_edge, origin, string.Join(", ", Asked));
        using var call = await CallAsync(_edge, origin);

        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal(origin, preflight.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("POST", preflight.Headers.GetValues("Access-Control-Allow-Methods").Single());
        var allowed = preflight.Headers.GetValues("Access-Control-Allow-Headers")
            .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries));
        Assert.Subset(allowed.ToHashSet(), Asked.ToHashSet());

        Assert.Equal(StatusCode.OK, await WebStatusAsync(call));
        Assert.Equal(origin, call.Headers.GetValues("Access-Control-Allow-Origin").Single());
        var exposed = call.Headers.GetValues("Access-Control-Expose-Headers").SelectMany(value => value.Split(',')).ToHashSet();
        Assert.Subset(exposed, new HashSet<string> { "grpc-status", "grpc-message", "grpc-status-details-bin" });
        Assert.Contains("Origin", call.Headers.Vary);
    }

    [Fact]
    public async Task Cookies_are_never_asked_for()
    {
        using var preflight = await PreflightAsync(_edge, "https://interview.example", "content-type");
        using var call = await CallAsync(_edge, "https://interview.example");

        Assert.False(preflight.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.False(call.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://interview.example.evil.example")]
    [InlineData("http://interview.example")]
    [InlineData("https://interview.example:8443")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("http://evil.localhost:80@evil.example")]
    [InlineData("file://")]
    [InlineData("null")]
    public async Task Any_other_page_is_refused_before_its_call_has_an_effect(string origin)
    {
        var called = false;
        started.Upstream.Interviews.OnGet = (_, _) =>
        {
            called = true;
            return Task.FromResult(new GetInterviewResponse());
        };
        try
        {
            using var preflight = await PreflightAsync(_edge, origin, "content-type");
            using var call = await CallAsync(_edge, origin);

            foreach (var response in new[] { preflight, call })
            {
                Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
                Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
            }

            Assert.False(called);
        }
        finally
        {
            started.Upstream.Interviews.OnGet = new InterviewProbe().OnGet;
        }
    }

    [Fact]
    public async Task Two_origins_are_none()
    {
        using var request = Wire.Web(
            Wire.GetInterview,
            new ByteArrayContent(Wire.Frame([])),
            "application/grpc-web",
            ("Origin", "https://interview.example"),
            ("Origin", "https://evil.example"));
        using var response = await _edge.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_page_that_this_port_serves_itself_may_call()
    {
        using var response = await CallAsync(_edge, _edge.HttpAddress.GetLeftPart(UriPartial.Authority));
        Assert.Equal(StatusCode.OK, await WebStatusAsync(response));
    }

    [Fact]
    public async Task Pages_of_this_machine_can_be_shut_out()
    {
        await using var edge = await EdgeHost.StartAsync(settings: [("Edge:AllowLoopbackOrigins", "false")]);
        using var response = await CallAsync(edge, "http://localhost:5173");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:9999")]
    [InlineData("[::1]:50052")]
    [InlineData("box.example")]
    public async Task Without_login_the_port_answers_to_its_own_names(string host)
    {
        using var response = await WithHostAsync(host);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:50052")]
    [InlineData("localhost.evil.example")]
    [InlineData("10.0.0.7:50052")]
    public async Task Without_login_a_foreign_name_for_this_machine_is_refused(string host)
    {
        using var response = await WithHostAsync(host);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private async Task<HttpResponseMessage> WithHostAsync(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = host;
        return await _edge.Http.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> PreflightAsync(EdgeHost edge, string origin, string headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, Wire.GetInterview);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "POST");
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", headers);
        return await edge.Http.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> CallAsync(EdgeHost edge, string origin)
    {
        using var request = Wire.Web(Wire.GetInterview, new ByteArrayContent(Wire.Frame([])), "application/grpc-web", ("Origin", origin));
        return await edge.Http.SendAsync(request);
    }

    // The status in the last frame.
    private static async Task<StatusCode> WebStatusAsync(HttpResponseMessage response)
    {
        var body = System.Text.Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync());
        return (StatusCode)int.Parse(body[(body.IndexOf("grpc-status: ", StringComparison.Ordinal) + 13)..].TrimEnd());
    }
}
