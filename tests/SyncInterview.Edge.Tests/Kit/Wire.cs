using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace SyncInterview.Edge.Tests.Kit;

/// <summary>gRPC by hand: requests as bytes, answers as they came.</summary>
internal static class Wire
{
    public const string GetInterview = "/syncinterview.interview.v1.InterviewService/GetInterview";
    public const string Watch = "/syncinterview.interview.v1.InterviewService/Watch";
    public const string Converse = "/syncinterview.interview.v1.InterviewService/Converse";

    /// <summary>A message in gRPC's framing.</summary>
    public static byte[] Frame(IMessage message) => Frame(message.ToByteArray());

    public static byte[] Frame(byte[] payload, byte flag = 0) => [flag, .. Length(payload.Length), .. payload];

    /// <summary>A native request.</summary>
    public static HttpRequestMessage Native(Uri edge, string path, byte[] body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(edge, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        request.Headers.TryAddWithoutValidation("te", "trailers");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <summary>A gRPC-Web request.</summary>
    public static HttpRequestMessage Web(string path, HttpContent body, string contentType, params (string Name, string Value)[] headers)
    {
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <summary>The status of an answer, wherever it stands. Reads the answer to its end.</summary>
    public static async Task<WireStatus> StatusAsync(HttpResponseMessage response)
    {
        await response.Content.ReadAsByteArrayAsync();
        var inHeaders = response.Headers.Contains("grpc-status");
        var from = inHeaders ? response.Headers : response.TrailingHeaders;
        return new WireStatus(
            (StatusCode)int.Parse(from.GetValues("grpc-status").Single()),
            from.TryGetValues("grpc-message", out var messages) ? Uri.UnescapeDataString(messages.Single()) : "",
            from.TryGetValues("grpc-status-details-bin", out var details) ? ReasonOf(details.Single()) : "",
            inHeaders);
    }

    /// <summary>The error reason in a <c>grpc-status-details-bin</c>.</summary>
    public static string ReasonOf(string base64)
    {
        var padded = base64.PadRight((base64.Length + 3) / 4 * 4, '=');
        return Google.Rpc.Status.Parser.ParseFrom(Convert.FromBase64String(padded)).Details[0].Unpack<ErrorInfo>().Type;
    }

    private static byte[] Length(int length)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        return bytes;
    }
}
