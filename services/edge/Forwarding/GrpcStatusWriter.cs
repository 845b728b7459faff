using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace SyncInterview.Edge.Forwarding;

/// <summary>Ends a call with an error of the edge's own.</summary>
internal static class GrpcStatusWriter
{
    public const string StatusHeader = "grpc-status";

    private const string MessageHeader = "grpc-message";

    /// <summary>Into the headers when nothing was sent yet ("trailers-only"), otherwise into the trailers.</summary>
    public static void Write(HttpResponse response, RpcException error)
    {
        if (!response.HasStarted)
        {
            response.Clear();
            response.ContentType = GrpcContent.Native;
            Write(error, (name, value) => response.Headers[name] = value);
        }
        else if (response.SupportsTrailers())
        {
            Write(error, response.AppendTrailer);
        }
    }

    /// <summary>The status code that an answer ends with, wherever it stands; null while there is none.</summary>
    public static string? StatusOf(HttpContext context) =>
        (string?)context.Response.Headers[StatusHeader] ?? context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers[StatusHeader];

    private static void Write(RpcException error, Action<string, Microsoft.Extensions.Primitives.StringValues> set)
    {
        set(StatusHeader, ((int)error.StatusCode).ToString());
        set(MessageHeader, GrpcMessageText.Encode(error.Status.Detail));
        foreach (var entry in error.Trailers)
            set(entry.Key, entry.IsBinary ? Convert.ToBase64String(entry.ValueBytes).TrimEnd('=') : entry.Value);
    }
}
