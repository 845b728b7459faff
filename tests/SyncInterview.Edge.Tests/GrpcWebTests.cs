using System.Net;
using System.Text;
using Grpc.Core;
using SyncInterview.Edge.Tests.Kit;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Edge.Tests;

public sealed class GrpcWebTests
{
    private const string Text = "application/grpc-web-text";
    private const string Binary = "application/grpc-web";

    // GetInterviewRequest { name: "interviews/a" }, framed.
    private static readonly byte[] Request = [0, 0, 0, 0, 14, 0x0a, 12, .. "interviews/a"u8];

    // GetInterviewResponse { interview { name: "interviews/a" } }, framed, and the trailers' frame.
    private static readonly byte[] Answer =
        [0, 0, 0, 0, 16, 0x0a, 14, 0x0a, 12, .. "interviews/a"u8, 0x80, 0, 0, 0, 16, .. "grpc-status: 0\r\n"u8];

    [Theory]
    [InlineData("application/grpc-web")]
    [InlineData("application/grpc-web+proto")]
    [InlineData("Application/GRPC-Web+Proto; charset=utf-8")]
    public async Task A_binary_call_answers_in_frames_and_trailers_as_the_last_frame(string contentType)
    {
        await using var upstream = await ProbeUpstream.StartAsync();
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        using var response = await edge.Http.SendAsync(Wire.Web(Wire.GetInterview, new ByteArrayContent(Request), contentType));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/grpc-web+proto", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(Answer, await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("application/grpc-web-text", 1)]
    [InlineData("application/grpc-web-text+proto", 2)]
    [InlineData("application/grpc-web-text", 5)]
    [InlineData("application/grpc-web-text", 1000)]
    public async Task A_text_call_may_pad_anywhere_and_answers_in_base64(string contentType, int part)
    {
        await using var upstream = await ProbeUpstream.StartAsync();
        await using var edge = await EdgeHost.StartAsync(upstream.Address);
        var body = string.Concat(Request.Chunk(part).Select(Convert.ToBase64String));

        using var response = await edge.Http.SendAsync(Wire.Web(Wire.GetInterview, new StringContent(body), contentType));

        Assert.Equal("application/grpc-web-text+proto", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(Answer, Decode(await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Accept_decides_the_encoding_of_the_answer()
    {
        await using var upstream = await ProbeUpstream.StartAsync();
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        using var response = await edge.Http.SendAsync(
            Wire.Web(Wire.GetInterview, new ByteArrayContent(Request), Binary, ("accept", "*/*, application/grpc-web-text")));

        Assert.Equal("application/grpc-web-text+proto", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(Answer, Decode(await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData(Binary)]
    [InlineData(Text)]
    public async Task Each_message_of_a_stream_arrives_before_the_next_is_sent(string contentType)
    {
        using var next = new SemaphoreSlim(0);
        await using var upstream = await ProbeUpstream.StartAsync();
        upstream.Interviews.OnWatch = async (_, responses, context) =>
        {
            for (var i = 1; i <= 20; i++)
            {
                await responses.WriteAsync(InterviewProbe.Message(i, new string('x', i)), context.CancellationToken);
                await next.WaitAsync(context.CancellationToken);
            }

            context.ResponseTrailers.Add("spoken", "20");
        };
        await using var edge = await EdgeHost.StartAsync(upstream.Address);
        var frame = Wire.Frame(new WatchRequest());
        HttpContent body = contentType == Text ? new StringContent(Convert.ToBase64String(frame)) : new ByteArrayContent(frame);

        using var response = await edge.Http.SendAsync(Wire.Web(Wire.Watch, body, contentType), HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        for (var i = 1; i <= 20; i++)
        {
            // Base64 of a whole flush, padded.
            var expected = Wire.Frame(InterviewProbe.Message(i, new string('x', i)));
            Assert.Equal(expected, await ReadAsync(stream, expected.Length, contentType));
            next.Release();
        }

        byte[] trailers = [0x80, 0, 0, 0, 28, .. "grpc-status: 0\r\nspoken: 20\r\n"u8];
        Assert.Equal(trailers, await ReadAsync(stream, trailers.Length, contentType));
        Assert.Equal(0, await stream.ReadAsync(new byte[1]));
    }

    [Fact]
    public async Task An_error_without_messages_stands_in_the_headers()
    {
        await using var upstream = await ProbeUpstream.StartAsync();
        upstream.Interviews.OnGet = (_, _) => throw RpcErrors.NotFound("Interview", "interviews/a");
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        using var response = await edge.Http.SendAsync(Wire.Web(Wire.GetInterview, new ByteArrayContent(Request), Binary));
        var status = await Wire.StatusAsync(response);

        Assert.Equal((StatusCode.NotFound, "NOT_FOUND", true), (status.Code, status.Reason, status.InHeaders));
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_service_that_dies_within_a_message_cuts_the_answer_instead_of_writing_trailers_into_it()
    {
        var got = new TaskCompletionSource();
        await using var upstream = await RawUpstream.StartAsync(async context =>
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(new byte[] { 0, 0, 0, 0, 100, 1, 2, 3 });
            await context.Response.Body.FlushAsync();
            await got.Task;
            context.Abort();
        });
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        using var response = await edge.Http.SendAsync(
            Wire.Web(Wire.Watch, new ByteArrayContent(Wire.Frame(new WatchRequest())), Binary), HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        await stream.ReadExactlyAsync(new byte[8]);
        got.SetResult();

        await Assert.ThrowsAnyAsync<IOException>(async () => await stream.CopyToAsync(Stream.Null));
    }

    [Theory]
    [InlineData("AAA$AAAA")]
    [InlineData("AAAAAA")]
    public async Task A_body_that_is_no_base64_is_INVALID_ARGUMENT(string body)
    {
        await using var upstream = await ProbeUpstream.StartAsync();
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        using var response = await edge.Http.SendAsync(Wire.Web(Wire.GetInterview, new StringContent(body), Text));
        var status = await Wire.StatusAsync(response);

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELD"), (status.Code, status.Reason));
        Assert.Contains("base64", status.Message, StringComparison.Ordinal);
    }

    // Reads what one flush of so many bytes takes on the wire.
    private static async Task<byte[]> ReadAsync(Stream stream, int bytes, string contentType)
    {
        var wire = new byte[contentType == Text ? (bytes + 2) / 3 * 4 : bytes];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await stream.ReadExactlyAsync(wire, patience.Token);
        return contentType == Text ? Decode(Encoding.ASCII.GetString(wire)) : wire;
    }

    private static byte[] Decode(string base64) => [.. base64.Chunk(4).SelectMany(group => Convert.FromBase64CharArray(group, 0, group.Length))];
}
